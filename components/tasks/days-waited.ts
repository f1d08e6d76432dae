import type { EpochMs } from "@/lib/time/epoch";

const DAY_MS = 86_400_000;
/** Asia/Tokyo has no summer time: days there are of one length. */
const TOKYO_MS = 9 * 3_600_000;

/** Days of the calendar in Tokyo that lie between, as the list's ages count them. */
export function daysWaited(openedAt: EpochMs, now: EpochMs): number {
  const day = (at: EpochMs) => Math.floor((at + TOKYO_MS) / DAY_MS);
  return Math.max(0, day(now) - day(openedAt));
}
