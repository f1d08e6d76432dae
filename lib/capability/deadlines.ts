import type { EpochMs } from "@/lib/time/epoch";
import { endOfMonthAfter, lastDayOfMonthAt20, plusDays24h } from "@/lib/time/tokyo";
import type { DeadlineRule, Facts } from "./types";

/** The instants that limits count from. null: that has not happened yet. */
export interface Clocks {
  readonly orderedAt: EpochMs;
  readonly paymentAt: EpochMs | null;
  readonly capturedAt: EpochMs | null;
}

export type ClockName = keyof Clocks;

interface Limit {
  readonly clock: ClockName;
  /** The last instant allowed, for a clock that started at `from`. */
  readonly last: (from: EpochMs) => EpochMs;
}

/**
 * 「超える」 and 「過ぎる」 mean strictly after: each of these is the last instant allowed, a millisecond later is too late.
 * A change of the arithmetic raises DEADLINE_ARITHMETIC, so that the worker recomputes stored deadlines.
 */
const LIMITS: Readonly<Record<DeadlineRule, Limit>> = {
  "order_date+5months_end": { clock: "orderedAt", last: (from) => endOfMonthAfter(from, 5) },
  "capture_date+1month_end": { clock: "capturedAt", last: (from) => endOfMonthAfter(from, 1) },
  "payment+30d": { clock: "paymentAt", last: (from) => plusDays24h(from, 30) },
  "payment+90d": { clock: "paymentAt", last: (from) => plusDays24h(from, 90) },
  "payment+180d": { clock: "paymentAt", last: (from) => plusDays24h(from, 180) },
  "payment+2months_end_20h": { clock: "paymentAt", last: (from) => lastDayOfMonthAt20(from, 2) },
  "capture+170d": { clock: "capturedAt", last: (from) => plusDays24h(from, 170) },
};

/** Goes into factsHash. */
export const DEADLINE_ARITHMETIC = 1;

/** The clock that a limit counts from. */
export function clockOf(rule: DeadlineRule): ClockName {
  return LIMITS[rule].clock;
}

/** The last instant at which the provider still accepts; null where the fact has no limit or its clock has not started. */
export function deadlineOf(facts: Facts, clocks: Clocks): EpochMs | null {
  if (facts.deadline === undefined) return null;
  const { clock, last } = LIMITS[facts.deadline];
  const from = clocks[clock];
  return from === null ? null : last(from);
}
