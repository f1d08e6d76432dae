import { expect, it } from "vitest";
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
  type TestShop,
} from "@/lib/payments/testing/test-shop";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import { confirmOrderVerb } from "./confirm";
import { prepareOrderVerb } from "./prepare";

const FROM = METHOD.capturedByFlag;
const TO = METHOD.paidLater;
const waiting = (shop: TestShop, spec: OrderSpec = {}) =>
  shop.order({ methodId: FROM, stage: "unauthorized", paid: false, ...spec });

onBothStores("決済方法の変更", (shop) => {
  it.each([
    ["awaits its first", {}],
    ["was declined", { rejected: true }],
  ] as const)(
    "changes the order whose authorization %s, sends nothing, and keeps its payment's row",
    async (_, spec) => {
      const order = await waiting(shop(), spec);
      const before = await read(shop(), order);
      const opened = await prepared(shop(), order, "change_method");
      expect(opened.plan).toBeNull();
      const calls = shop().provider.authorizations.length;
      const from = confirmation(opened, { methodId: TO, reason: "お客様の希望" });
      expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({
        value: { kind: "done", plan: { does: "change_method", methodId: TO }, version: 2 },
      });
      const { order: after, payment } = await read(shop(), order);
      expect(after).toMatchObject({ methodId: TO, version: 2, stage: "unauthorized" });
      expect(payment).toMatchObject({ id: before.payment?.id, methodId: TO, state: "awaiting" });
      expect(shop().provider.authorizations).toHaveLength(calls);
      expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({
        kind: "method_changed",
        data: { reason: "お客様の希望", changes: [{ field: "method", before: FROM, after: TO }] },
      });
    },
  );

  it("leaves a payment that lapsed in sight, under the method that it had", async () => {
    const order = await waiting(shop(), { lapsed: true });
    await perform(shop(), order, "change_method", { methodId: TO });
    expect((await read(shop(), order)).payment).toMatchObject({ methodId: TO, state: "awaiting" });
    const old = await shop().store.transaction((tx) => tx.comparable(order.providerPaymentId));
    expect(old?.payment).toMatchObject({ methodId: FROM, state: "lapsed", supersededAt: expect.any(Number) });
  });

  it("is followed by an authorization at the new method's provider", async () => {
    const order = await waiting(shop(), { rejected: true });
    await perform(shop(), order, "change_method", { methodId: TO });
    await perform(shop(), order, "authorize");
    const sent = shop().provider.authorizations.filter(({ orderNumber }) => orderNumber === order.orderNumber);
    expect(sent).toMatchObject([{ method: TO, provider: TO.slice(0, TO.indexOf("/")) }]);
    expect((await read(shop(), order)).payment).toMatchObject({ methodId: TO, state: "authorized" });
  });

  it("asks for a method, and for another one, without using up its key", async () => {
    const order = await waiting(shop());
    const from = confirmation(await prepared(shop(), order, "change_method"));
    expect(await refusalOf(shop(), from)).toEqual({
      code: "invalid_edit",
      fields: [{ field: "methodId", code: "required" }],
    });
    expect(await refusalOf(shop(), { ...from, methodId: FROM })).toMatchObject({ reasons: ["same_method"] });
    const better = { ...from, methodId: TO };
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, better)).toMatchObject({ value: { kind: "done" } });
  });

  it.each([
    ["authorized", { stage: "before_capture" }, "already_authorized"],
    ["captured", { stage: "after_capture" }, "already_authorized"],
    ["canceled", { stage: "canceled" }, "already_canceled"],
    ["marked", { stage: "unauthorized", cancellationMark: true }, "already_marked"],
  ] as const)("is not offered on an order that is %s", async (_, spec, reason) => {
    const order = await shop().order({ methodId: FROM, ...spec });
    const asked = { orderNumber: order.orderNumber, verb: "change_method" } as const;
    expect(await prepareOrderVerb(shop().deps, STAFF.operator, asked)).toMatchObject({ error: { reasons: [reason] } });
    expect(await prepareOrderVerb(shop().deps, STAFF.viewer, asked)).toMatchObject({
      error: { reasons: expect.arrayContaining(["role"]) },
    });
  });

  it("is not done while an authorization is on its way", async () => {
    const order = await waiting(shop());
    const from = confirmation(await prepared(shop(), order, "change_method"), { methodId: TO });
    shop().provider.next({ kind: "pending" });
    await perform(shop(), order, "authorize");
    expect(await refusalOf(shop(), from)).toMatchObject({ code: "another_operation_open", kind: "authorize" });
    expect((await read(shop(), order)).order.methodId).toBe(FROM);
  });
});
