import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "@/lib/payments/store/port";

export const systemClock: Clock = {
  monotonic: () => performance.now(),
  wait: async (ms, signal) => {
    try {
      await delay(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      if (signal?.aborted !== true) throw error;
    }
  },
};
