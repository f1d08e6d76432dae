import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applied, founded } from "./effects";
import { fold } from "./fold";
import { held, isEnded, type Mutation, type Payment } from "./payment";
import { findSide, TABLES } from "./providers/registry";
import type { StepRule } from "./providers/table";
import { lastInstant } from "./providers/time-limit";
import { decide } from "./rules";

const START = Date.parse("2026-06-15T03:00:00.000Z");
const OFF: ReadonlySet<string> = new Set();

function paymentOf(method: string, captured: boolean): Payment {
  const founding = {
    paymentId: "p",
    provider: method.slice(0, method.indexOf("/")),
    method,
    orderNumber: "1",
    orderedAt: START - 3_600_000,
    threeDSecure: false,
    amount: 10_000,
    captureNow: captured,
    card: null,
  };
  return founded(founding, START);
}

function request(payment: Payment, kind: Mutation["kind"], amount: number): Mutation {
  const { provider, method, paymentId } = payment;
  return {
    operationId: "o",
    kind,
    provider,
    method,
    providerOperation: "x",
    amount,
    expiresAt: START,
    paymentId,
    authorization: null,
  };
}

function decided(payment: Payment, kind: Mutation["kind"], amount: number, now: number) {
  const side = findSide(payment.provider, payment.method);
  if (side === null) throw new Error("no table");
  const limitCase = { request: request(payment, kind, amount), payment, now, orderNumberTaken: false };
  return decide(side, limitCase, OFF);
}

/** Every rule of the page that has an end, with the kinds of operation that it ends. */
const LIMITED = TABLES.flatMap((table) =>
  Object.entries(table.methods).flatMap(([method, side]) =>
    (["before", "after"] as const).flatMap((stage) => {
      const rules: readonly [Mutation["kind"], StepRule | undefined][] = [
        ["cancel", side.cancel?.[stage]],
        ["terminate", side.cancel?.[stage]],
        ["change_amount", side.change?.[stage]],
      ];
      return rules.flatMap(([kind, rule]) =>
        rule?.until === undefined ? [] : [{ method, stage, kind, until: rule.until }],
      );
    }),
  ),
);

describe("a limit of the page", () => {
  it("exists for each line that names one", () => {
    expect(new Set(LIMITED.map(({ method }) => method)).size).toBe(6);
  });

  it.each(LIMITED)(
    "ends $kind $stage the capture of $method after its last instant",
    ({ method, stage, kind, until }) => {
      const payment = paymentOf(method, stage === "after");
      const last = lastInstant(payment, until);
      if (last === null) {
        // A clock that has not started ends nothing.
        expect(until.from).toBe("captured");
        expect(decided(payment, kind, 9_000, START * 2)).toEqual({ kind: "do" });
        return;
      }
      expect(decided(payment, kind, 9_000, last)).toEqual({ kind: "do" });
      expect(decided(payment, kind, 9_000, last + 1)).toEqual({ kind: "refuse", cause: "expired" });
    },
  );

  it("never ends a capture", () => {
    for (const { method } of LIMITED) {
      expect(decided(paymentOf(method, false), "capture", 10_000, START * 2)).toEqual({ kind: "do" });
    }
  });
});

describe("a provider", () => {
  const decreaseOnly = TABLES.flatMap((table) => Object.entries(table.methods)).flatMap(([method, side]) =>
    side.change?.after?.decreaseOnly ? [method] : [],
  );

  it.each(decreaseOnly)("that takes decreases alone refuses one yen more and takes one yen less: %s", (method) => {
    const payment = paymentOf(method, true);
    expect(decided(payment, "change_amount", 10_001, START)).toEqual({ kind: "refuse", cause: "amount" });
    expect(decided(payment, "change_amount", 10_000, START)).toEqual({ kind: "do" });
    expect(decided(payment, "change_amount", 9_999, START)).toEqual({ kind: "do" });
  });

  it("measures a decrease by what is still held, not by what was captured once", () => {
    const [method = ""] = decreaseOnly;
    const lowered = applied(paymentOf(method, true), { kind: "change_amount", amount: 8_000 }, START);
    expect(decided(lowered, "change_amount", 9_000, START)).toEqual({ kind: "refuse", cause: "amount" });
  });

  it("captures up to the authorization and not a yen more, and only once", () => {
    for (const method of TABLES.flatMap((table) => Object.keys(table.methods))) {
      const payment = paymentOf(method, false);
      expect(decided(payment, "capture", 10_000, START)).toEqual({ kind: "do" });
      expect(decided(payment, "capture", 10_001, START)).toEqual({ kind: "refuse", cause: "amount" });
      const captured = applied(payment, { kind: "capture", amount: 9_000 }, START);
      expect(decided(captured, "capture", 9_000, START)).toEqual({ kind: "refuse", cause: "already_done" });
    }
  });

  it("that excludes 3-D Secure refuses to cancel such a payment", () => {
    const excluding = TABLES.flatMap((table) => Object.entries(table.methods)).filter(
      ([, side]) => side.cancel?.before?.notWith3ds,
    );
    expect(excluding).toHaveLength(1);
    for (const [method] of excluding) {
      const payment = paymentOf(method, false);
      expect(decided(payment, "cancel", 1, START)).toEqual({ kind: "do" });
      const authenticated = { ...payment, threeDSecure: true };
      expect(decided(authenticated, "cancel", 1, START)).toEqual({ kind: "refuse", cause: "not_supported" });
    }
  });
});

describe("any sequence of operations that a provider accepts", () => {
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom("capture", "cancel", "terminate", "change_amount", "change_amount_and_capture"),
      amount: fc.integer({ min: 1, max: 20_000 }),
      later: fc.integer({ min: -1_000, max: 10_000_000 }),
    }),
    { maxLength: 12 },
  );
  const methods = TABLES.flatMap((table) => Object.keys(table.methods));

  it("keeps 0 <= refunded <= captured <= authorized, ends once, and never turns its clock back", () => {
    fc.assert(
      fc.property(fc.constantFrom(...methods), fc.boolean(), steps, (method, captured, sequence) => {
        let payment = paymentOf(method, captured);
        let now = START;
        for (const step of sequence) {
          now += step.later;
          if (decided(payment, step.kind, step.amount, now).kind !== "do") continue;
          const before = payment;
          payment = applied(payment, step, now);
          expect(isEnded(before)).toBe(false);
          expect(payment.updatedAt).toBeGreaterThanOrEqual(before.updatedAt);
          expect(payment.refunded).toBeGreaterThanOrEqual(before.refunded);
          expect(payment.refunded).toBeLessThanOrEqual(payment.captured);
          expect(payment.captured).toBeLessThanOrEqual(payment.authorized);
          if (step.kind.startsWith("change")) expect(held(payment)).toBe(step.amount);
          if (step.kind === "capture") expect(held(payment)).toBe(step.amount);
          expect(isEnded(payment)).toBe(step.kind === "cancel" || step.kind === "terminate");
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives the same payment when its history is read again", () => {
    fc.assert(
      fc.property(fc.constantFrom(...methods), steps, (method, sequence) => {
        const first = paymentOf(method, false);
        let payment = first;
        const done: { kind: Mutation["kind"]; amount: number; at: number }[] = [];
        for (const step of sequence) {
          const at = payment.updatedAt + Math.abs(step.later);
          if (decided(payment, step.kind, step.amount, at).kind !== "do") continue;
          payment = applied(payment, step, at);
          done.push({ kind: step.kind, amount: step.amount, at });
        }
        expect(fold({ ...first, amount: 10_000, captureNow: false }, START, done)).toMatchObject({
          state: payment.state,
          authorized: payment.authorized,
          captured: payment.captured,
          refunded: payment.refunded,
          capturedAt: payment.capturedAt,
          canceledAt: payment.canceledAt,
        });
      }),
      { numRuns: 500 },
    );
  });
});
