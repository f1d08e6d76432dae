import type { EpochMs } from "@/lib/time/epoch";

/** How far the browser's clock is ahead of the server's, as little as any answer allows. */
let ahead = Number.POSITIVE_INFINITY;

/**
 * When data that the server read at `readAt` was read, by the browser's clock, which caches count by. An answer takes
 * time, so the fastest one tells the difference between the clocks best. A page that the browser kept arrives late for
 * its instant and changes nothing about it.
 */
export function browserTime(readAt: EpochMs, now: EpochMs = Date.now()): EpochMs {
  ahead = Math.min(ahead, now - readAt);
  return readAt + ahead;
}

/** What the server's clock shows now, at the earliest. */
export function serverTime(now: EpochMs = Date.now()): EpochMs {
  return Number.isFinite(ahead) ? now - ahead : now;
}

/** @internal For tests: as in a new window. */
export function forgetServerClock(): void {
  ahead = Number.POSITIVE_INFINITY;
}
