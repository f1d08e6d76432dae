import type { EpochMs } from "@/lib/time/epoch";
import { startOfPlainDate, tokyoDate } from "@/lib/time/tokyo";
import type { Payment } from "../payment";
import type { TimeLimit } from "./table";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Tokyo has kept no summer time since 1951. */
const TOKYO_MS = 9 * 60 * 60 * 1_000;
const FOUR_HOURS_MS = 4 * 60 * 60 * 1_000;

/**
 * The last instant that a limit still allows, or null where its clock has not started. Written apart from the shop's
 * own evaluator: a month's end is found from the first moment of the month after it.
 */
export function lastInstant(payment: Payment, limit: TimeLimit): EpochMs | null {
  const start = { ordered: payment.orderedAt, paid: payment.paymentAt, captured: payment.capturedAt }[limit.from];
  if (start === null) return null;
  if (limit.days !== undefined) return start + limit.days * DAY_MS;
  if (limit.monthEnd !== undefined) return firstOfMonth(start, limit.monthEnd + 1) - 1;
  if (limit.monthEndAt20 !== undefined) return firstOfMonth(start, limit.monthEndAt20 + 1) - FOUR_HOURS_MS;
  throw new Error("a time limit without a length");
}

/** The first moment, in Tokyo, of the month that lies `months` after the one of `at`. */
export function firstOfMonth(at: EpochMs, months: number): EpochMs {
  const [year, month] = tokyoDate(at).split("-").map(Number);
  const index = (year ?? 0) * 12 + ((month ?? 1) - 1) + months;
  return startOfTokyoDay(Math.floor(index / 12), (index % 12) + 1, 1);
}

/** The first moment of the day of `at` in Tokyo. */
export function startOfTokyoDayOf(at: EpochMs): EpochMs {
  return startOfPlainDate(tokyoDate(at));
}

function startOfTokyoDay(year: number, month: number, day: number): EpochMs {
  return Date.UTC(year, month - 1, day) - TOKYO_MS;
}
