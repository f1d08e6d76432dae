import { Temporal } from "temporal-polyfill";
import type { EpochMs } from "./epoch";

export const ZONE = "Asia/Tokyo";

/** A month in Tokyo, with its first and last millisecond. */
export interface TokyoMonth {
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly month: Temporal.PlainYearMonth;
}

// Asking the polyfill for a zone's calendar takes some 20 µs, too long for millions of orders: months are kept.
// Two weeks never touch more than two months, so a look-up compares two pairs of numbers at most.
const BUCKET_MS = 14 * 86_400_000;
const KEPT_BUCKETS = 2_000;
const kept = new Map<number, TokyoMonth[]>();

/** The month in Tokyo that an instant lies in. */
function monthOf(epoch: EpochMs): TokyoMonth {
  const bucket = Math.floor(epoch / BUCKET_MS);
  const known = kept.get(bucket)?.find(({ start, end }) => start <= epoch && epoch <= end);
  if (known !== undefined) return known;
  const zoned = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(ZONE);
  const found = spanOf(zoned.toPlainDate().toPlainYearMonth());
  if (kept.size >= KEPT_BUCKETS) kept.clear();
  kept.set(bucket, [...(kept.get(bucket) ?? []), found]);
  return found;
}

function spanOf(month: Temporal.PlainYearMonth): TokyoMonth {
  return { month, start: firstOf(month), end: firstOf(month.add({ months: 1 })) - 1 };
}

function firstOf(month: Temporal.PlainYearMonth): EpochMs {
  return month.toPlainDate({ day: 1 }).toZonedDateTime(ZONE).epochMilliseconds;
}

/** What is worked out for a month and a number of months after it, kept for as long as the month itself is. */
export function keptPerMonth(work: (month: Temporal.PlainYearMonth) => EpochMs) {
  const results = new WeakMap<TokyoMonth, Map<number, EpochMs>>();
  return (epoch: EpochMs, months: number): EpochMs => {
    const from = monthOf(epoch);
    const known = results.get(from) ?? new Map<number, EpochMs>();
    results.set(from, known);
    const result = known.get(months) ?? work(from.month.add({ months }));
    known.set(months, result);
    return result;
  };
}
