import type { SeededRandom } from "../random";
import type { Limit } from "./page";

/** Calendar arithmetic of the page's limits, written for this suite alone. Everything is reckoned in Asia/Tokyo. */

const HOUR_MS = 3_600_000;
export const CLOCK_DAY_MS = 24 * HOUR_MS;
/** Tokyo has kept no summer time since 1951. */
const TOKYO_MS = 9 * HOUR_MS;

export interface LimitClocks {
  readonly orderedAt: number;
  readonly paymentAt: number;
  readonly capturedAt: number;
  /** The last instant that is allowed. */
  readonly last: number;
}

const DAYS: Readonly<Partial<Record<Limit, { readonly from: "payment" | "capture"; readonly days: number }>>> = {
  "payment+30d": { from: "payment", days: 30 },
  "payment+90d": { from: "payment", days: 90 },
  "payment+180d": { from: "payment", days: 180 },
  "capture+170d": { from: "capture", days: 170 },
};

const MONTHS: Readonly<
  Partial<Record<Limit, { readonly from: "order" | "payment" | "capture"; readonly months: number }>>
> = {
  "order-month+5-end": { from: "order", months: 5 },
  "capture-month+1-end": { from: "capture", months: 1 },
  "payment-month+2-end-20h": { from: "payment", months: 2 },
};

/**
 * Clocks of an order whose limit lies a little before `now`: days end at any instant, calendar limits with the month
 * before. The clock that such a limit counts from stands anywhere in its month, its first and last millisecond among it.
 */
export function clocksAtLimit(limit: Limit, random: SeededRandom, now: number): LimitClocks {
  const days = DAYS[limit];
  if (days !== undefined) {
    const last = now - random.int(CLOCK_DAY_MS, 20 * CLOCK_DAY_MS);
    return { ...around(days.from, last - days.days * CLOCK_DAY_MS), last };
  }
  const calendar = MONTHS[limit];
  if (calendar === undefined) throw new Error(`no arithmetic for ${limit}`);
  const month = monthOf(now) - 1;
  const end = startOfMonth(month + 1);
  const first = startOfMonth(month - calendar.months);
  const final = startOfMonth(month - calendar.months + 1) - 1;
  const from = random.pick([first, final, random.int(first, final)]);
  // 20時 of the last day is four hours before the month's end, 月末 its last millisecond.
  const last = limit === "payment-month+2-end-20h" ? end - 4 * HOUR_MS : end - 1;
  return { ...around(calendar.from, from), last };
}

/** The other two clocks of an order, not far from the one that is given. */
function around(clock: "order" | "payment" | "capture", at: number): Omit<LimitClocks, "last"> {
  const orderedAt = { order: at, payment: at - HOUR_MS, capture: at - CLOCK_DAY_MS }[clock];
  const paymentAt = { order: at + HOUR_MS, payment: at, capture: at - HOUR_MS }[clock];
  const capturedAt = { order: at + CLOCK_DAY_MS, payment: at + CLOCK_DAY_MS, capture: at }[clock];
  return { orderedAt, paymentAt, capturedAt };
}

/** Months since year 0, in Tokyo. */
function monthOf(at: number): number {
  const date = new Date(at + TOKYO_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) - TOKYO_MS;
}
