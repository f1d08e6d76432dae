import { expect, it } from "vitest";
import { takesCard } from "@/lib/capability/authorization";
import { challengeUrl } from "@/lib/simulator/address";
import { sideOf } from "@/lib/simulator/providers/registry";
import { formatInstant } from "@/lib/time/instant";
import { HOUR_MS } from "../calendar";
import { NOW, PAGES_URL, sample } from "../testing/sample";

const ORDERS = sample();
const WAITING = ORDERS.flatMap((one) => {
  const [operation] = one.operations;
  return operation?.state === "pending" && one.waiting !== null
    ? [{ ...one, operation, line: one.waiting.waiting }]
    : [];
});

it("about three in a thousand orders wait for their authorization, some for the buyer and some for screening", () => {
  const kinds = ["buyer", "screening"].map((kind) => WAITING.filter(({ line }) => line.waitsFor.for === kind).length);
  expect(Math.min(...kinds)).toBeGreaterThanOrEqual(3);
  expect(WAITING.length / ORDERS.length).toBeGreaterThan(0.002);
  expect(WAITING.length / ORDERS.length).toBeLessThan(0.006);
  expect(ORDERS.filter(({ waiting }) => waiting !== null)).toHaveLength(WAITING.length);
});

it("only methods wait that have something to wait for: 3-D Secure of a card, a provider that screens", () => {
  for (const { line, order } of WAITING) {
    if (line.waitsFor.for === "buyer") expect([takesCard(order.methodId), order.threeDSecure]).toEqual([true, true]);
    else expect(sideOf(line).method.screens).toBe(true);
  }
});

it("an order that waits has no payment yet, was asked for just now, and its end lies ahead", () => {
  for (const { order, payment, ledger, events, operation, line } of WAITING) {
    expect([order.stage, order.paid, payment.state, payment.providerPaymentId, ledger]).toEqual([
      "unauthorized",
      false,
      "awaiting",
      null,
      null,
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(["order_placed"]);
    expect(NOW - operation.createdAt).toBeLessThan(HOUR_MS / 2);
    expect(Date.parse(line.until) - NOW).toBeGreaterThan(12 * HOUR_MS);
    expect(operation.nextStepAt ?? 0).toBeGreaterThan(NOW - 1_000);
    expect([operation.settledAt, operation.cause, operation.leaseUntil]).toEqual([null, null, null]);
  }
});

it("the provider's side is told the same that our row says", () => {
  for (const { order, operation, line } of WAITING) {
    const { waitsFor, until } = line;
    const link = (id: string) => ({ for: "buyer", url: challengeUrl(PAGES_URL, id), until });
    expect(operation.waitsFor).toEqual(waitsFor.for === "buyer" ? link(waitsFor.challengeId) : { for: "screening" });
    expect(line).toMatchObject({
      operationId: operation.id,
      providerOperation: operation.providerOperation,
      method: order.methodId,
      orderNumber: order.orderNumber,
      amount: order.total,
      expiresAt: formatInstant(operation.expiresAt),
    });
    const details = operation.details?.kind === "authorize" ? operation.details : null;
    expect(details).toMatchObject({ card: line.card, threeDSecure: line.threeDSecure });
    expect(line.captureNow).toBe(details?.captureReason !== null);
    expect(line.card === null).toBe(!takesCard(order.methodId));
  }
});
