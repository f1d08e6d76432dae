"use client";

import { useEffect, useState } from "react";
import type { EpochMs } from "@/lib/time/epoch";

const MINUTE_MS = 60_000;

/**
 * The server's clock, carried on by the browser's: an instant that the server told, plus what has passed here since.
 * Moves once a minute, and at `next` (the limit that falls first), so that nothing shown outlives it.
 */
export function useServerNow(told: EpochMs, next: EpochMs | null): EpochMs {
  // The first paint shows the instant that was told, on server and browser alike.
  const [moment, setMoment] = useState({ told, now: told });
  const now = moment.told === told ? moment.now : told;

  useEffect(() => {
    const since = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const read = () => told + Math.floor(performance.now() - since);
    const plan = () => {
      const at = read();
      const untilMinute = MINUTE_MS - (at % MINUTE_MS);
      // A limit is inclusive: it has passed a millisecond later.
      const untilNext = next === null || next < at ? untilMinute : next - at + 1;
      timer = setTimeout(tick, Math.min(untilMinute, untilNext));
    };
    const tick = () => {
      setMoment({ told, now: read() });
      plan();
    };
    plan();
    return () => clearTimeout(timer);
  }, [told, next]);

  return now;
}
