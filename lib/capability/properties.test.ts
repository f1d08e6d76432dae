import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate";
import { anyCase } from "./testing/any-case";
import { type Outcome, type Question, RULE_REASONS } from "./types";

const OUTCOMES: Record<Question, readonly Outcome[]> = {
  cancel: ["linked", "shop_only", "not_linked"],
  amount: ["linked", "at_capture", "not_linked", "refused", "no_change"],
  capture_on_authorization: ["linked", "not_linked"],
  security_code: ["required", "not_required"],
};

const many = { numRuns: 2000 };

describe("of any case at all", () => {
  test("the answer is one of its question's, with reasons exactly where something is in the way", () => {
    fc.assert(
      fc.property(anyCase, (asked) => {
        const { outcome, reasons } = evaluate(asked);
        expect(OUTCOMES[asked.capability]).toContain(outcome);
        expect(new Set(reasons).size).toBe(reasons.length);
        for (const reason of reasons) expect(RULE_REASONS).toContain(reason);
        const free: readonly Outcome[] = ["linked", "at_capture", "no_change", "required"];
        expect(reasons.length === 0).toBe(free.includes(outcome));
      }),
      many,
    );
  });

  test("an operation stands exactly where a call will be made, a deadline never beside a setting", () => {
    fc.assert(
      fc.property(anyCase, (asked) => {
        const answer = evaluate(asked);
        const call = asked.capability === "cancel" || asked.capability === "amount";
        expect("deadline" in answer).toBe(call);
        expect("operation" in answer).toBe(call && answer.outcome === "linked");
      }),
      many,
    );
  });

  test("a setting is answered without stage, amounts and clocks", () => {
    fc.assert(
      fc.property(anyCase, anyCase, (asked, other) => {
        fc.pre(asked.capability === "security_code" || asked.capability === "capture_on_authorization");
        const { method, capability, flags, orderMode, pciDss } = asked;
        expect(evaluate({ ...other, method, capability, flags, orderMode, pciDss })).toEqual(evaluate(asked));
      }),
      many,
    );
  });

  test("a cancel is answered without amounts, slip number and edit choice", () => {
    fc.assert(
      fc.property(anyCase, anyCase, (asked, { amount, newAmount, slipNumberSent, editChoice }) => {
        const cancel = { ...asked, capability: "cancel" } as const;
        expect(evaluate({ ...cancel, amount, newAmount, slipNumberSent, editChoice })).toEqual(evaluate(cancel));
      }),
      many,
    );
  });

  test("time changes the answer only by passing the deadline", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2029, 0) }), (asked, later) => {
        const answer = evaluate(asked);
        const then = evaluate({ ...asked, now: later });
        const deadline = answer.deadline ?? Number.POSITIVE_INFINITY;
        expect(then.deadline).toBe(answer.deadline);
        if (asked.now > deadline === later > deadline) expect(then).toEqual(answer);
      }),
      many,
    );
  });
});
