import { expect, it } from "vitest";
import { sweep } from "@/lib/payments/call/worker";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import {
  confirmation,
  eventsOf,
  perform,
  prepared,
  read,
  refusalOf,
  STAFF,
  type TestOrder,
  type TestShop,
} from "@/lib/payments/testing/test-shop";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import { confirmOrderVerb } from "./confirm";
import { prepareOrderVerb } from "./prepare";

type Method = TestOrder["methodId"];

const waiting = (shop: TestShop, methodId: Method, spec: OrderSpec = {}) =>
  shop.order({ methodId, stage: "unauthorized", paid: false, ...spec });

/** The one authorization that the provider heard of for this order. */
function heard(shop: TestShop, order: TestOrder) {
  return shop.provider.authorizations.filter(({ orderNumber }) => orderNumber === order.orderNumber);
}

onBothStores("オーソリ", (shop) => {
  it("sends one authorization of the total, and the order lives by the provider's ledger", async () => {
    const order = await waiting(shop(), METHOD.capturedByFlag);
    const opened = await prepared(shop(), order, "authorize");
    expect(opened.plan).toMatchObject({
      does: "send",
      kind: "authorize",
      amountBefore: 0,
      amount: 12_800,
      captureReason: null,
      securityCode: null,
    });
    const answer = await perform(shop(), order, "authorize");

    expect(answer).toMatchObject({ kind: "done", version: 3 });
    expect(heard(shop(), order)).toMatchObject([
      { amount: 12_800, captureNow: false, card: null, threeDSecure: false },
    ]);
    const { order: after, payment, openOperation } = await read(shop(), order);
    expect(openOperation).toBeNull();
    expect(after).toMatchObject({ version: 3, stage: "before_capture", paid: true, paidOn: null });
    expect(payment).toMatchObject({ state: "authorized", authorized: 12_800, captured: 0, captureReason: null });
    expect(payment?.providerPaymentId).toMatch(/^pay-born-/);
    expect((await eventsOf(shop(), order)).map(({ orderVersion, kind }) => [orderVersion, kind])).toEqual([
      [2, "operation_started"],
      [3, "operation_succeeded"],
    ]);
    expect(await shop().operations(order.id)).toMatchObject([{ kind: "authorize", paymentId: payment?.id }]);
  });

  it("runs the limits from the new payment's own clocks", async () => {
    const order = await waiting(shop(), METHOD.cancelWithin30Days);
    await perform(shop(), order, "authorize", cardOf(shop(), order));
    const { order: after, payment } = await read(shop(), order);
    expect(after.cancelDeadline).toBe((payment?.paymentAt ?? 0) + 30 * 86_400_000);
  });

  it("leaves an order unpaid whose customer pays later", async () => {
    const order = await waiting(shop(), METHOD.paidLater);
    await perform(shop(), order, "authorize");
    expect((await read(shop(), order)).order).toMatchObject({ stage: "before_capture", paid: false });
  });

  it("says of a decline that the order is still to be authorized, and keeps the provider's code", async () => {
    const order = await waiting(shop(), METHOD.capturedByFlag);
    shop().provider.next({ kind: "refused", code: "NO-LIMIT" });
    expect(await perform(shop(), order, "authorize")).toMatchObject({
      kind: "refused_by_provider",
      operation: "authorize",
      providerCode: "NO-LIMIT",
    });
    const { order: after, payment } = await read(shop(), order);
    expect(after).toMatchObject({ version: 3, stage: "unauthorized", paid: false });
    expect(payment).toMatchObject({ state: "rejected", providerPaymentId: null, authorized: 0 });
    expect(await shop().operations(order.id)).toMatchObject([{ state: "failed", providerCode: "NO-LIMIT" }]);
  });

  it("authorizes again after a decline, by the same payment", async () => {
    const order = await waiting(shop(), METHOD.capturedByFlag, { rejected: true });
    const before = await read(shop(), order);
    expect(await perform(shop(), order, "authorize")).toMatchObject({ kind: "done" });
    expect((await read(shop(), order)).payment).toMatchObject({ id: before.payment?.id, state: "authorized" });
  });

  it("authorizes again after a lapse, by a new payment, and the old one stays as it ended", async () => {
    const order = await waiting(shop(), METHOD.capturedByFlag, { lapsed: true });
    const before = (await read(shop(), order)).payment;
    expect(await perform(shop(), order, "authorize")).toMatchObject({ kind: "done" });
    const { payment } = await read(shop(), order);
    expect(payment).toMatchObject({ state: "authorized" });
    expect(payment?.id).not.toBe(before?.id);
    const old = await shop().store.transaction((tx) => tx.comparable(order.providerPaymentId));
    expect(old?.payment).toMatchObject({ id: before?.id, state: "lapsed", supersededAt: expect.any(Number) });
  });

  it("leaves the payment as it was where the provider never began", async () => {
    const order = await waiting(shop(), METHOD.capturedByFlag);
    shop().provider.next({ kind: "not_begun" });
    expect(await perform(shop(), order, "authorize")).toMatchObject({ kind: "not_sent", cause: "malformed" });
    expect((await read(shop(), order)).payment).toMatchObject({ state: "awaiting", providerPaymentId: null });
  });

  it.each(["lost_before", "lost_after"] as const)("is not sent again when its answer is lost: %s", async (kind) => {
    const order = await waiting(shop(), METHOD.capturedByFlag);
    shop().provider.next({ kind });
    const from = confirmation(await prepared(shop(), order, "authorize"));
    const confirm = () => confirmOrderVerb(shop().deps, STAFF.operator, from);
    expect(await confirm()).toMatchObject({ value: { kind: "unknown", operation: "authorize" } });
    expect(await confirm()).toMatchObject({ value: { kind: "unknown" } });

    await shop().age(60_000);
    await sweep(shop().deps, { limit: 100 });
    expect(heard(shop(), order)).toHaveLength(1);
    expect(await confirm()).toMatchObject({ value: { kind: kind === "lost_after" ? "done" : "not_sent" } });
    const { payment } = await read(shop(), order);
    expect(payment?.state).toBe(kind === "lost_after" ? "authorized" : "awaiting");
  });

  it("does not believe an amount that was not asked for", async () => {
    const order = await waiting(shop(), METHOD.capturedByFlag);
    shop().provider.next({ kind: "wrong_amount" });
    expect(await perform(shop(), order, "authorize")).toMatchObject({ kind: "unknown" });
    expect((await read(shop(), order)).payment).toMatchObject({ state: "awaiting" });
  });

  it.each([
    ["that another order has", (other: TestOrder) => ({ paymentId: other.providerPaymentId })],
    ["of another order", () => ({ orderNumber: "ANOTHER-1" })],
  ] as const)("does not believe that it brought a payment %s", async (_, foreign) => {
    const other = await shop().order({ methodId: METHOD.capturedByFlag });
    const order = await waiting(shop(), METHOD.capturedByFlag);
    const { provider } = shop();
    const authorize = provider.authorize.bind(provider);
    provider.authorize = async (request) => {
      const reply = await authorize(request);
      if (reply.kind !== "answer" || reply.answer.payment === null) throw new Error("not authorized");
      const payment = { ...reply.answer.payment, ...foreign(other) };
      return { ...reply, answer: { ...reply.answer, payment, paymentId: payment.paymentId } };
    };
    try {
      expect(await perform(shop(), order, "authorize")).toMatchObject({ kind: "unknown" });
    } finally {
      provider.authorize = authorize;
    }
    expect(await shop().operations(order.id)).toMatchObject([{ state: "unknown", cause: "not_understood" }]);
    expect((await read(shop(), order)).payment).toMatchObject({ state: "awaiting", providerPaymentId: null });
  });

  it.each([
    ["authorized", { stage: "before_capture" }, "already_authorized"],
    ["captured", { stage: "after_capture" }, "already_authorized"],
    ["canceled", { stage: "canceled" }, "already_canceled"],
    ["marked", { stage: "unauthorized", cancellationMark: true }, "already_marked"],
    ["for nothing", { stage: "unauthorized", discount: 12_800 }, "nothing_to_authorize"],
  ] as const)("is not offered on an order that is %s", async (_, spec, reason) => {
    const order = await shop().order({ methodId: METHOD.capturedByFlag, ...spec });
    const asked = { orderNumber: order.orderNumber, verb: "authorize" } as const;
    expect(await prepareOrderVerb(shop().deps, STAFF.operator, asked)).toMatchObject({
      error: { code: "not_allowed", reasons: [reason] },
    });
    expect(await prepareOrderVerb(shop().deps, STAFF.viewer, asked)).toMatchObject({
      error: { reasons: expect.arrayContaining(["role"]) },
    });
  });
});

onBothStores("オーソリ時確定", (shop) => {
  it.each([
    [true, "flag"],
    [false, null],
  ] as const)("follows the flag at the moment of sending: %s", async (captureOnAuthorization, captureReason) => {
    await shop().setFlags(METHOD.capturedByFlag, { captureOnAuthorization });
    const order = await waiting(shop(), METHOD.capturedByFlag);
    await perform(shop(), order, "authorize");
    const { order: after, payment } = await read(shop(), order);
    expect(heard(shop(), order)).toMatchObject([{ captureNow: captureOnAuthorization }]);
    expect(after.stage).toBe(captureOnAuthorization ? "after_capture" : "before_capture");
    expect(payment).toMatchObject({ captureReason, captured: captureOnAuthorization ? 12_800 : 0 });
  });

  it("stops at a flag that was turned under an open dialog, and says who turned it", async () => {
    await shop().setFlags(METHOD.capturedByFlag, { captureOnAuthorization: false });
    const order = await waiting(shop(), METHOD.capturedByFlag);
    const from = confirmation(await prepared(shop(), order, "authorize"));
    await shop().setFlags(METHOD.capturedByFlag, { captureOnAuthorization: true });
    expect(await refusalOf(shop(), from)).toMatchObject({
      code: "flags_changed",
      changes: [{ flag: "captureOnAuthorization", before: false, after: true, by: STAFF.admin.name }],
      now: { kind: "authorize", captureReason: "flag" },
    });
    expect(heard(shop(), order)).toEqual([]);
  });

  it("needs no flag where the page captures by default", async () => {
    const order = await waiting(shop(), METHOD.capturedByDefault);
    await perform(shop(), order, "authorize");
    expect((await read(shop(), order)).payment).toMatchObject({ state: "captured", captureReason: "default" });
  });

  it("claims no capture that the provider's record does not show", async () => {
    await shop().setFlags(METHOD.capturedByFlag, { captureOnAuthorization: true });
    const order = await waiting(shop(), METHOD.capturedByFlag);
    const { provider } = shop();
    const authorize = provider.authorize.bind(provider);
    provider.authorize = (request) => authorize({ ...request, captureNow: false });
    try {
      await perform(shop(), order, "authorize");
    } finally {
      provider.authorize = authorize;
    }
    await shop().age(60_000);
    await sweep(shop().deps, { limit: 100 });
    expect((await read(shop(), order)).payment).toMatchObject({ state: "authorized", captureReason: null });
  });
});

/** What a confirmation needs beside its tick: a card, where the method takes one. */
function cardOf(shop: TestShop, { orderNumber, methodId: method }: TestOrder) {
  return { cardToken: shop.provider.giveCard({ orderNumber, method }) };
}
