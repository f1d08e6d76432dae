import { type Clocks, clockOf, deadlineOf } from "@/lib/capability/deadlines";
import type { DeadlineRule, Facts, Stage } from "@/lib/capability/types";
import type { EpochMs } from "@/lib/time/epoch";
import { type Calendar, DAY_MS, HOUR_MS, MINUTE_MS } from "./calendar";
import type { Random } from "./random";

/** No limit of the page reaches further back than this from the instant at which it ends. */
const FURTHEST_MS = 400 * DAY_MS;

/** The clocks of an order at a stage; before capture the capture's has not started. */
export interface StageClocks extends Clocks {
  readonly paymentAt: EpochMs;
}

function lastInstant(rule: DeadlineRule, start: EpochMs): EpochMs {
  const facts: Facts = { gate: "always", deadline: rule };
  return deadlineOf(facts, { orderedAt: start, paymentAt: start, capturedAt: start }) ?? start;
}

/** The latest start whose limit ends by `end`. Limits never run backwards, so halving finds it, whatever the arithmetic. */
function latestStart(rule: DeadlineRule, end: EpochMs): EpochMs {
  let early = end - FURTHEST_MS;
  let late = end;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (lastInstant(rule, middle) <= end) early = middle;
    else late = middle;
  }
  return early;
}

/**
 * A start whose limit ends at `end`. If the arithmetic cannot hit that instant (month ends), the limit ends at the next
 * one that it can: after `end` if that lies ahead of `now`, before it if it has passed.
 */
function startForDeadline(rule: DeadlineRule, end: EpochMs, now: EpochMs, random: Random): EpochMs {
  const latest = latestStart(rule, end);
  const reached = lastInstant(rule, latest);
  if (reached === end) return latest;
  const target = end < now ? reached : lastInstant(rule, latest + 1);
  const first = latestStart(rule, target - 1) + 1;
  const last = latestStart(rule, target);
  return first + Math.floor(random.next() * (Math.min(last, now) - first));
}

/** Seconds to minutes after the order, now and then a day or so (the buyer paid later). */
function paymentDelay(random: Random): number {
  return random.chance(0.1) ? random.int(HOUR_MS, 30 * HOUR_MS) : random.int(15_000, 4 * MINUTE_MS);
}

/** Up to six days after the payment, but not in the future. */
function captureAfter(paymentAt: EpochMs, now: EpochMs, calendar: Calendar, random: Random): EpochMs {
  const first = paymentAt + 5 * MINUTE_MS;
  return Math.max(first, calendar.officeTime(random, first, Math.min(paymentAt + 6 * DAY_MS, now - 10 * MINUTE_MS)));
}

interface Surroundings {
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly random: Random;
}

/** Clocks set backwards from a limit: it ends at `end`, as near as the rule can. */
export function clocksForDeadline(rule: DeadlineRule, stage: Stage, end: EpochMs, at: Surroundings): StageClocks {
  const { now, calendar, random } = at;
  const start = startForDeadline(rule, end, now, random);
  const captured = (paymentAt: EpochMs) =>
    stage === "after_capture" ? captureAfter(paymentAt, now, calendar, random) : null;
  switch (clockOf(rule)) {
    case "orderedAt": {
      const paymentAt = Math.min(start + random.int(15_000, 4 * MINUTE_MS), now);
      return { orderedAt: start, paymentAt, capturedAt: captured(paymentAt) };
    }
    case "paymentAt":
      return { orderedAt: start - random.int(15_000, 4 * MINUTE_MS), paymentAt: start, capturedAt: captured(start) };
    case "capturedAt": {
      const paymentAt = start - random.int(HOUR_MS, 4 * DAY_MS);
      return { orderedAt: paymentAt - random.int(15_000, 4 * MINUTE_MS), paymentAt, capturedAt: start };
    }
  }
}

/** Clocks of an ordinary order of that age. */
export function clocksForAge(age: number, stage: Stage, at: Surroundings): StageClocks {
  const { now, calendar, random } = at;
  const orderedAt = calendar.shoppingTime(random, now - age, now - 20 * MINUTE_MS);
  const paymentAt = Math.min(orderedAt + paymentDelay(random), now - 18 * MINUTE_MS);
  const capturedAt = stage === "after_capture" ? captureAfter(paymentAt, now, calendar, random) : null;
  return { orderedAt, paymentAt, capturedAt };
}

/** Clocks of an order that came in just now: its authorization was asked for `age` ago, whatever hour that was. */
export function clocksJustNow(age: number, { now, random }: Surroundings): StageClocks {
  const paymentAt = now - age;
  return { orderedAt: paymentAt - random.int(15_000, 90_000), paymentAt, capturedAt: null };
}
