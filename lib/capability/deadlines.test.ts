import { describe, expect, test } from "vitest";
import { standIn, ZONES } from "@/lib/time/testing/machine-zone";
import { type ClockName, clockOf, deadlineOf } from "./deadlines";
import { evaluate } from "./evaluate";
import { METHOD_IDS } from "./facts/catalogue";
import { cellOf } from "./facts/tables";
import { ALL_ON, aCase } from "./testing/a-case";
import { CAPABILITIES, type DeadlineRule } from "./types";

/** Written out, not worked out: [the clock starts, the last instant allowed]. */
const LIMITS: Record<DeadlineRule, readonly (readonly [from: string, last: string])[]> = {
  "order_date+5months_end": [
    ["2026-06-05T12:44:00.000Z", "2026-11-30T14:59:59.999Z"],
    ["2026-08-31T14:59:59.999Z", "2027-01-31T14:59:59.999Z"],
    ["2026-08-31T15:00:00.000Z", "2027-02-28T14:59:59.999Z"],
    ["2027-09-30T14:59:59.999Z", "2028-02-29T14:59:59.999Z"],
    ["2027-12-31T15:00:00.000Z", "2028-06-30T14:59:59.999Z"],
  ],
  "capture_date+1month_end": [
    ["2026-01-31T03:00:00.000Z", "2026-02-28T14:59:59.999Z"],
    ["2026-01-31T14:59:59.999Z", "2026-02-28T14:59:59.999Z"],
    ["2026-01-31T15:00:00.000Z", "2026-03-31T14:59:59.999Z"],
    ["2028-01-31T14:59:59.999Z", "2028-02-29T14:59:59.999Z"],
    ["2026-12-31T14:59:59.999Z", "2027-01-31T14:59:59.999Z"],
    ["2026-12-31T15:00:00.000Z", "2027-02-28T14:59:59.999Z"],
  ],
  "payment+30d": [
    ["2026-10-24T09:10:00.000Z", "2026-11-23T09:10:00.000Z"],
    ["2026-01-31T14:59:59.999Z", "2026-03-02T14:59:59.999Z"],
    ["2028-01-31T15:00:00.000Z", "2028-03-01T15:00:00.000Z"],
  ],
  "payment+90d": [
    ["2026-08-25T04:00:00.000Z", "2026-11-23T04:00:00.000Z"],
    ["2026-12-31T14:59:59.999Z", "2027-03-31T14:59:59.999Z"],
  ],
  "payment+180d": [
    ["2026-10-24T09:10:00.000Z", "2027-04-22T09:10:00.000Z"],
    ["2027-12-31T15:00:00.000Z", "2028-06-28T15:00:00.000Z"],
  ],
  "payment+2months_end_20h": [
    ["2026-09-12T01:19:00.000Z", "2026-11-30T11:00:00.000Z"],
    ["2026-11-30T14:59:59.999Z", "2027-01-31T11:00:00.000Z"],
    ["2026-11-30T15:00:00.000Z", "2027-02-28T11:00:00.000Z"],
    ["2027-12-31T14:59:59.999Z", "2028-02-29T11:00:00.000Z"],
    ["2026-12-31T03:00:00.000Z", "2027-02-28T11:00:00.000Z"],
  ],
  "capture+170d": [
    ["2026-06-05T12:44:00.000Z", "2026-11-22T12:44:00.000Z"],
    ["2027-12-31T14:59:59.999Z", "2028-06-18T14:59:59.999Z"],
  ],
};

/** Written out too: what each limit counts from. */
const CLOCKS: Record<DeadlineRule, ClockName> = {
  "order_date+5months_end": "orderedAt",
  "capture_date+1month_end": "capturedAt",
  "payment+30d": "paymentAt",
  "payment+90d": "paymentAt",
  "payment+180d": "paymentAt",
  "payment+2months_end_20h": "paymentAt",
  "capture+170d": "capturedAt",
};

const limited = METHOD_IDS.flatMap((method) =>
  CAPABILITIES.flatMap((capability) => {
    const rule = cellOf(method, capability)?.facts.deadline;
    return rule === undefined ? [] : [{ method, capability, rule }];
  }),
);

describe.each(ZONES)("on a machine in %s", (zone) => {
  standIn(zone);

  test.each(limited)(
    "$method $capability: $rule is allowed at its last instant and not a millisecond later",
    ({ method, capability, rule }) => {
      const [question, stage] = capability.split(".") as ["cancel" | "amount", "before_capture" | "after_capture"];
      for (const [from, last] of LIMITS[rule]) {
        const deadline = Date.parse(last);
        const clocks = { paymentAt: null, capturedAt: null, [CLOCKS[rule]]: Date.parse(from) };
        const ask = (now: number) =>
          evaluate(aCase({ method, capability: question, stage, ...clocks, now, flags: ALL_ON }));
        expect(ask(deadline)).toMatchObject({ outcome: "linked", reasons: [], deadline });
        expect(ask(deadline + 1)).toEqual({ outcome: "not_linked", reasons: ["deadline_passed"], deadline });
      }
    },
  );
});

test("fourteen cells have a limit", () => {
  expect(limited).toHaveLength(14);
});

test.each(limited.filter(({ rule }) => CLOCKS[rule] !== "orderedAt"))(
  "$method $capability: a clock that has not started sets no limit",
  ({ method, capability, rule }) => {
    const [question, stage] = capability.split(".") as ["cancel" | "amount", "before_capture" | "after_capture"];
    const others = { orderedAt: 0, paymentAt: 0, capturedAt: 0, [CLOCKS[rule]]: null };
    const answer = evaluate(aCase({ method, capability: question, stage, ...others, flags: ALL_ON }));
    expect(answer).toMatchObject({ outcome: "linked", deadline: null });
  },
);

test.each(Object.entries(CLOCKS) as [DeadlineRule, ClockName][])("%s counts from %s", (rule, clock) => {
  expect(clockOf(rule)).toBe(clock);
});

test("a fact without a limit has none, whatever the clocks", () => {
  expect(deadlineOf({ gate: "always" }, { orderedAt: 0, paymentAt: 0, capturedAt: 0 })).toBeNull();
});
