import { createHttpGateway } from "@/lib/gateway/http-gateway";
import { openTestSimulator, type TestSimulator } from "@/lib/simulator/testing/test-simulator";
import { openPgShop } from "./pg-shop";
import type { TestShop } from "./test-shop";

/** The whole path: PostgreSQL, the HTTP client, and the simulator with its own ledger and its own opinion of limits. */
export interface LiveShop {
  readonly simulator: TestSimulator;
  /** The shop with the HTTP client as its gateway. */
  readonly live: TestShop;
  close(): Promise<void>;
}

/** Its patience is 400 ms, so that what is never answered is soon given up. */
export async function openLiveShop(): Promise<LiveShop> {
  const [simulator, shop] = await Promise.all([openTestSimulator(), openPgShop()]);
  const { url, token } = simulator.simulator;
  const gateway = createHttpGateway({ baseUrl: url, token, patienceMs: { mutation: 400, inquiry: 400 } });
  return {
    simulator,
    live: { ...shop, deps: { ...shop.deps, gateway } },
    close: async () => {
      await Promise.all([shop.close(), simulator.close()]);
    },
  };
}
