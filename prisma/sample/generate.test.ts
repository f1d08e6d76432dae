import { describe, expect, it } from "vitest";
import { takesCard } from "@/lib/capability/authorization";
import { deadlineOf } from "@/lib/capability/deadlines";
import { evaluate } from "@/lib/capability/evaluate";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import { cellOf } from "@/lib/capability/facts/tables";
import { type Answer, type Outcome, type Question, RULE_REASONS } from "@/lib/capability/types";
import { caseOf, factsOf } from "@/lib/payments/decide/order-facts";
import { ORDER_STATUSES, PAYMENT_STAGES } from "@/lib/payments/model/order-states";
import { heldOf, stageOf, storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import { OPEN_STATES, OPERATION_STATES } from "@/lib/payments/model/states";
import type { PlainDate } from "@/lib/time/plain-date";
import { endOfDayTokyo, tokyoDate, tokyoInstant } from "@/lib/time/tokyo";
import { DAY_MS, HOUR_MS } from "./calendar";
import type { SampleOrder } from "./rows";
import { capturesAlways, SAMPLE_SHOP, sampleSettings } from "./settings";
import { NOW, sample } from "./testing/sample";

const ORDERS = sample();

/** A method that is captured with its authorization is never before its capture. */
const EVERY_STAGE = METHOD_IDS.flatMap((method) =>
  PAYMENT_STAGES.filter((stage) => stage !== "before_capture" || !capturesAlways(method)).map(
    (stage) => `${method} ${stage}`,
  ),
);

function isOpen(one: SampleOrder): boolean {
  return one.operations.some((operation) => (OPEN_STATES as readonly string[]).includes(operation.state));
}

function openTasks(one: SampleOrder) {
  return one.tasks.filter((task) => task.state === "open");
}

/** Every answer that staff could get about an order now: both questions that depend on it, whatever they type. */
function answersFor(one: SampleOrder, now: number): readonly Answer[] {
  const rules = { flags: sampleSettings(now).flagsOf(one.order.methodId), settings: SAMPLE_SHOP };
  const facts = factsOf({ ...one, openOperation: null, openTasks: [] }, rules, now);
  const ask = (question: Question, newAmount: number, editChoice = true) => {
    const asked = caseOf(facts, question, { newAmount, editChoice });
    return asked === null ? [] : [evaluate(asked)];
  };
  const { held } = facts;
  return [
    ...ask("cancel", held),
    ...ask("amount", held),
    ...ask("amount", 0),
    ...ask("amount", held + 1),
    ...ask("amount", Math.max(1, held - 1)),
    ...ask("amount", Math.max(1, held - 1), false),
    ...ask("capture_on_authorization", held),
    ...ask("security_code", held),
  ];
}

describe("the sample shop", () => {
  it("has every method in every stage that it can be in", () => {
    const found = new Set(ORDERS.map(({ order }) => `${order.methodId} ${order.stage}`));
    expect([...found].sort()).toEqual([...EVERY_STAGE].sort());
  });

  it("has no payment before its capture that would have been captured with its authorization", () => {
    const settings = sampleSettings(NOW);
    const reasons = new Set<string | null>();
    const sides = new Set<boolean>();
    for (const { order, payment } of ORDERS) {
      if (payment.paymentAt === null) continue;
      const { captureReason } = settings.authorizationAt(order.methodId, payment.paymentAt);
      expect(payment.captureReason, order.orderNumber).toBe(captureReason);
      if (captureReason !== null) expect(payment.capturedAt, order.orderNumber).toBe(payment.paymentAt);
      reasons.add(captureReason);
      const since = settings.captureFlagSince(order.methodId);
      if (since !== null) sides.add(payment.paymentAt >= since);
    }
    expect(sides.size, "authorized before and after the flag was turned on").toBe(2);
    expect([...reasons].sort()).toEqual(["default", "flag", null]);
  });

  it("knows of a card what the provider's form gives, where the method takes one", () => {
    const given = new Set<string | null>();
    for (const { order, payment, ledger } of ORDERS) {
      if (payment.paymentAt === null) continue;
      expect(payment.cardLast4 !== null).toBe(takesCard(order.methodId));
      const demand = sampleSettings(NOW).authorizationAt(order.methodId, payment.paymentAt).securityCode;
      if (demand === "required") expect(payment.securityCode).toBe("given");
      if (demand === "none") expect(payment.securityCode).toBe("not_given");
      expect(ledger?.card?.last4 ?? null).toBe(payment.cardLast4);
      given.add(payment.securityCode);
    }
    expect(given).toEqual(new Set(["given", "not_given", null]));
  });

  it("is paid by what each method's money counts by: at once, when the provider reports it, when a person records it", () => {
    const begun = ORDERS.filter(({ payment }) => payment.paymentAt !== null);
    const of = (begins: string) => begun.filter(({ order }) => paymentBeginningOf(order.methodId) === begins);
    for (const { order } of of("with_authorization")) expect([order.paid, order.paidOn]).toEqual([true, null]);
    for (const { order, ledger } of of("reported")) {
      const paidAt = ledger?.buyerPaidAt ?? null;
      expect(order.paidOn).toBe(paidAt === null ? null : tokyoDate(Date.parse(paidAt)));
      expect(order.paid).toBe(paidAt !== null);
    }
    for (const { order } of of("recorded")) expect(order.paid).toBe(order.paidOn !== null);
    for (const begins of ["reported", "recorded"]) {
      expect(new Set(of(begins).map(({ order }) => order.paid)).size, begins).toBe(2);
    }
  });

  it("shows every outcome and every reason of the rules", () => {
    const answers = ORDERS.flatMap((one) => answersFor(one, NOW));
    const outcomes = new Set(answers.map((answer) => answer.outcome));
    // 未入金 of a method that is paid with its authorization has no authorization, and so no stage that the rules know.
    const expected: Record<Exclude<Outcome, "shop_only">, true> = {
      linked: true,
      at_capture: true,
      not_linked: true,
      refused: true,
      no_change: true,
      required: true,
      not_required: true,
    };
    expect([...outcomes].sort()).toEqual(Object.keys(expected).sort());
    const reasons = RULE_REASONS.filter((reason) => reason !== "unpaid");
    expect([...new Set(answers.flatMap((answer) => answer.reasons))].sort()).toEqual([...reasons].sort());
    const operations = new Set(answers.map((answer) => answer.operation));
    for (const operation of ["cancel", "terminate", "change_amount", "change_amount_and_capture"] as const) {
      expect(operations).toContain(operation);
    }
  });

  it("has calls, tasks, statuses and marks of every kind", () => {
    const states = new Set(ORDERS.flatMap((one) => one.operations.map((operation) => operation.state)));
    const settledOrWaiting = OPERATION_STATES.filter((state) => state !== "requested" && state !== "sending");
    expect([...states].sort()).toEqual([...settledOrWaiting].sort());
    const tasks = new Set(ORDERS.flatMap((one) => one.tasks.map((task) => `${task.kind} ${task.state}`)));
    for (const task of [
      "cancel open",
      "cancel done",
      "cancel not_needed",
      "change_amount open",
      "change_amount done",
    ]) {
      expect(tasks).toContain(task);
    }
    expect(ORDERS.flatMap((one) => one.tasks.flatMap((task) => task.reasons))).toContain("refused_by_provider");
    const statuses = new Set(ORDERS.map(({ order }) => order.status));
    expect(ORDER_STATUSES.filter((status) => !statuses.has(status))).toEqual([]);
    expect(ORDERS.some(({ payment }) => payment.waitingAmount !== null)).toBe(true);
    expect(ORDERS.some(({ order }) => order.cancellationMark && order.stage !== "canceled")).toBe(true);
    const givenUp = ORDERS.filter(({ order }) => order.cancellationMark && order.stage === "unauthorized");
    expect(givenUp.length).toBeGreaterThan(10);
    for (const { tasks, operations } of givenUp) expect([tasks.length, operations.length]).toEqual([0, 0]);
    const payments = new Set(ORDERS.map(({ payment }) => payment.state));
    for (const state of ["awaiting", "rejected", "lapsed"] as const) expect(payments).toContain(state);
  });

  it("has amounts and names that try a screen", () => {
    const totals = ORDERS.map(({ order }) => order.total);
    expect(Math.max(...totals)).toBe(99_999_999);
    expect(Math.min(...totals)).toBe(1);
    expect(Math.max(...ORDERS.map(({ order }) => order.customerName.length))).toBeGreaterThan(35);
    expect(Math.max(...ORDERS.map(({ order }) => order.lines.length))).toBeGreaterThan(20);
    expect(ORDERS.some(({ order }) => order.customerName.includes("㈱"))).toBe(true);
  });

  it("writes invented people: addresses of reserved domains, numbers that are never given out", () => {
    for (const { order } of ORDERS) {
      expect(order.customerEmail).toMatch(/^[a-z0-9.-]+@(?:[a-z]+\.)?example\.(?:jp|com|net)$/);
      expect(order.customerPhone).toMatch(/^0[789]0-0000-\d{4}$/);
    }
  });
});

describe("limits of the sample", () => {
  const running = METHOD_IDS.flatMap((method) =>
    (["before_capture", "after_capture"] as const).flatMap((stage) =>
      (["cancel", "amount"] as const).flatMap((question) => {
        const facts = cellOf(method, `${question}.${stage}`)?.facts;
        if (facts?.deadline === undefined) return [];
        const clocks = { orderedAt: NOW, paymentAt: NOW, capturedAt: stage === "after_capture" ? NOW : null };
        return deadlineOf(facts, clocks) === null ? [] : [{ method, stage, question, rule: facts.deadline }];
      }),
    ),
  );

  it.each(running)("of $method $stage $question lie ahead and behind", ({ method, stage, question, rule }) => {
    const limits = ORDERS.filter(({ order }) => order.methodId === method && order.stage === stage)
      .map(({ order }) => (question === "cancel" ? order.cancelDeadline : order.amountDeadline))
      .filter((limit) => limit !== null);
    expect(limits.some((limit) => limit > NOW)).toBe(true);
    expect(limits.some((limit) => limit < NOW)).toBe(true);
    // Month ends cannot be made to fall on today; limits that count days can.
    if (/\+\d+d$/.test(rule)) {
      expect(limits.some((limit) => limit > NOW && limit <= endOfDayTokyo(NOW))).toBe(true);
      expect(limits.some((limit) => limit > NOW + 12 * HOUR_MS && limit < NOW + DAY_MS)).toBe(true);
      expect(limits.some((limit) => limit < NOW && limit > NOW - HOUR_MS)).toBe(true);
    }
  });

  it("are stored as the write path stores them", () => {
    for (const { order, payment } of ORDERS) expect(order).toMatchObject(storedDeadlinesOf(order, payment));
  });
});

describe("each order of the sample", () => {
  it("has one event for each version, in the order of time, none of it in the future", () => {
    for (const { order, events } of ORDERS) {
      expect(events.map((event) => event.orderVersion)).toEqual(events.map((_, index) => index + 1));
      expect(order.version).toBe(events.length);
      const instants = events.map((event) => event.at);
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
      expect(instants[0]).toBe(order.orderedAt);
      expect(order.updatedAt).toBe(instants.at(-1));
      expect(order.updatedAt).toBeLessThanOrEqual(NOW);
    }
  });

  it("adds up, and is in its payment's stage", () => {
    for (const { order, payment } of ORDERS) {
      const subtotal = order.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
      expect(order.subtotal).toBe(subtotal);
      expect(order.total).toBe(subtotal + order.shippingFee + order.fee - order.discount - order.points);
      expect(order.stage).toBe(stageOf(payment));
      expect(order.cancellationMark).toBe(order.cancellationMarkedAt !== null);
    }
  });

  it("differs from its provider's amount only while that is shown as such", () => {
    const apart = ORDERS.filter(({ order, payment }) => {
      const stage = stageOf(payment);
      return (stage === "before_capture" || stage === "after_capture") && order.total !== heldOf(payment);
    });
    expect(apart.length).toBeGreaterThan(5);
    for (const one of apart) {
      const task = openTasks(one).find(({ kind }) => kind === "change_amount");
      expect(task?.amountAfter ?? one.payment.waitingAmount).toBe(one.order.total);
    }
  });

  it("is marked as canceled and not canceled at the provider only with an open task, or where nothing lives there", () => {
    for (const one of ORDERS) {
      if (!one.order.cancellationMark || one.order.stage === "canceled") continue;
      expect(openTasks(one).some((task) => task.kind === "cancel") || one.order.stage === "unauthorized").toBe(true);
    }
  });

  it("agrees with the provider's ledger, unless an operation is open", () => {
    for (const one of ORDERS) {
      expect(one.ledger === null).toBe(one.payment.providerPaymentId === null);
      if (one.ledger === null || isOpen(one)) continue;
      const { state, authorized, captured, refunded } = one.payment;
      expect(one.ledger).toMatchObject({ state, authorized, captured, refunded });
    }
  });

  it("tells attempts as the write path writes them: counted, numbered, a refusal confirmed where it has to be", () => {
    const outcomes = new Set<string>();
    for (const { operations, attempts } of ORDERS) {
      for (const { id, sends, inquiries, state } of operations) {
        const own = attempts.filter((attempt) => attempt.operationId === id);
        expect(own.map((attempt) => attempt.seq)).toEqual(Array.from({ length: sends + inquiries }, (_, at) => at + 1));
        if (state === "failed") outcomes.add(own.map((attempt) => attempt.outcome).join(" "));
      }
    }
    expect([...outcomes].sort()).toEqual(["refusal_unconfirmed refused", "refused"]);
  });

  it("has a number that begins with its date in Tokyo and is the only one", () => {
    const numbers = ORDERS.map(({ order }) => order.orderNumber);
    expect(new Set(numbers).size).toBe(ORDERS.length);
    for (const { order } of ORDERS) {
      const day = tokyoDate(order.orderedAt).replaceAll("-", "").slice(2);
      expect(order.orderNumber).toMatch(new RegExp(`^${day}-\\d{4}$`));
    }
  });
});

describe("making the sample", () => {
  it("gives the same orders to the byte for the same seed and instant, and others for another seed", () => {
    const bytes = JSON.stringify(ORDERS);
    expect(JSON.stringify(sample())).toBe(bytes);
    expect(JSON.stringify(sample(NOW, 3_000, "another"))).not.toBe(bytes);
  });

  it("makes exactly as many orders as were asked for", () => {
    for (const count of [1, 50, 700, 2_500]) expect(sample(NOW, count)).toHaveLength(count);
  });

  it.each([
    ["a moment before midnight", "2026-11-23", 23, 59],
    ["the morning", "2026-11-24", 9, 0],
    ["the evening", "2026-11-24", 19, 59],
    ["just after midnight", "2026-11-24", 0, 0],
    ["the last day of a month", "2026-11-30", 19, 30],
    ["New Year", "2027-01-01", 9, 0],
    ["the end of a leap February", "2028-02-29", 12, 0],
    ["the day after a short month", "2027-03-01", 0, 1],
  ] as const)("works on %s", (_, date, hour, minute) => {
    const now = tokyoInstant(date as PlainDate, { hour, minute });
    const orders = sample(now, 2_000);
    expect(new Set(orders.map(({ order }) => `${order.methodId} ${order.stage}`)).size).toBe(EVERY_STAGE.length);
    for (const { order } of orders) expect(order.updatedAt).toBeLessThanOrEqual(now);
    const waiting = orders.flatMap((one) => one.operations.filter(({ state }) => state === "pending"));
    expect(new Set(waiting.map(({ waitsFor }) => waitsFor?.for))).toEqual(new Set(["buyer", "screening"]));
    for (const { createdAt } of waiting) expect(now - createdAt).toBeLessThan(HOUR_MS);
  });
});
