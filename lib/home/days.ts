import type { EpochMs } from "@/lib/time/epoch";
import type { PlainDate } from "@/lib/time/plain-date";
import { addDays, endOfPlainDate, tokyoDate } from "@/lib/time/tokyo";
import type { LimitNearness } from "./home-view";

/** How many days of limits are shown, today the first. */
const LIMIT_DAYS = 14;
const SOON_MS = 72 * 3_600_000;
/** How many days of refusals are looked back on, today the last. */
const REFUSED_DAYS = 7;

export function limitDates(now: EpochMs): readonly PlainDate[] {
  const today = tokyoDate(now);
  return Array.from({ length: LIMIT_DAYS }, (_, index) => addDays(today, index));
}

/** By the law of the badges: a day is soon where each of its limits is. */
export function nearnessOf(date: PlainDate, now: EpochMs): LimitNearness {
  if (date === tokyoDate(now)) return "today";
  return endOfPlainDate(date) <= now + SOON_MS ? "soon" : "later";
}

export function refusedSinceDate(now: EpochMs): PlainDate {
  return addDays(tokyoDate(now), 1 - REFUSED_DAYS);
}
