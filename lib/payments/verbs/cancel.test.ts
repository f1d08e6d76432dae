import { expect, it } from "vitest";
import { profileOf } from "@/lib/gateway/providers/registry";
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
import { confirmOrderVerb } from "./confirm";
import { prepareOrderVerb } from "./prepare";

const linked = async (shop: TestShop) => {
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true, terminationApi: false });
  return shop.order({ methodId: METHOD.cancelByFlag });
};

onBothStores("受注取消", (shop) => {
  it("sends one cancel of the whole amount, and the order ends with the provider's ledger", async () => {
    const order = await linked(shop());
    const opened = await prepared(shop(), order, "cancel");
    expect(opened.plan).toMatchObject({ does: "send", kind: "cancel", amount: 12_800 });
    const answer = await confirmOrderVerb(
      shop().deps,
      STAFF.operator,
      confirmation(opened, { reason: "お客様の都合" }),
    );

    expect(answer).toMatchObject({ ok: true, value: { kind: "done", version: 3 } });
    const ledger = shop().provider.payments.get(order.providerPaymentId);
    expect(ledger).toMatchObject({ state: "voided" });
    expect(ledger?.entries).toHaveLength(1);
    const after = await read(shop(), order);
    expect(after.order).toMatchObject({
      version: 3,
      stage: "canceled",
      status: "canceled",
      cancellationMark: true,
      cancellationMarkedBy: STAFF.operator.id,
      nearestDeadline: null,
    });
    expect(after.payment).toMatchObject({ state: "voided", authorized: 12_800, captured: 0 });
    expect(after.openOperation).toBeNull();
  });

  it("names the call of the day, where the provider's name for it depends on the day of the capture", async () => {
    await shop().setFlags(METHOD.cancelNamedByDay, { cancelApi: true });
    const DAY = 86_400_000;
    const names = await Promise.all(
      [0, 70 * DAY].map(async (age) => {
        const capturedAt = shop().now() - age;
        const at = {
          stage: "after_capture",
          paymentAt: capturedAt - DAY,
          orderedAt: capturedAt - DAY,
          capturedAt,
        } as const;
        const order = await shop().order({ methodId: METHOD.cancelNamedByDay, ...at });
        const { plan } = await prepared(shop(), order, "cancel");
        return plan?.does === "send" ? plan.providerOperation : null;
      }),
    );
    const byDay = profileOf(METHOD.cancelNamedByDay).methods[METHOD.cancelNamedByDay]?.operations[
      "cancel.after_capture"
    ];
    if (typeof byDay !== "object") throw new Error("no name by the day");
    expect(names).toEqual([byDay.onTheDay, byDay.later]);
  });

  it("writes one event for each version, and the attempt with what the provider said", async () => {
    const order = await linked(shop());
    await perform(shop(), order, "cancel", { reason: " 重複した注文 " });
    const events = await eventsOf(shop(), order);
    expect(events.map(({ orderVersion, kind }) => [orderVersion, kind])).toEqual([
      [2, "operation_started"],
      [3, "operation_succeeded"],
    ]);
    expect(events[0]?.data.reason).toBe("重複した注文");
    expect(events[1]?.data.changes.map((change) => change.field).sort()).toEqual([
      "cancellationMark",
      "stage",
      "status",
    ]);
    const [operation] = await shop().operations(order.id);
    expect(operation).toMatchObject({ state: "succeeded", sends: 1, inquiries: 0, leaseUntil: null, nextStepAt: null });
    const attempts = await shop().attempts(operation?.id ?? "");
    expect(attempts).toMatchObject([{ seq: 1, kind: "send", end: { outcome: "succeeded", httpStatus: 200 } }]);
  });

  it("sends a termination where only 解約API連携フラグ is on", async () => {
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: false, terminationApi: true });
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    expect(await perform(shop(), order, "cancel")).toMatchObject({ plan: { kind: "terminate" } });
    expect((await read(shop(), order)).order.cancellationMark).toBe(true);
  });

  it("refunds a captured payment", async () => {
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true, terminationApi: false });
    const order = await shop().order({ methodId: METHOD.cancelByFlag, stage: "after_capture" });
    await perform(shop(), order, "cancel");
    expect((await read(shop(), order)).payment).toMatchObject({
      state: "refunded",
      captured: 12_800,
      refunded: 12_800,
    });
  });

  it("leaves the order as it was when the provider refuses, but for its version and event", async () => {
    const order = await linked(shop());
    const before = await read(shop(), order);
    shop().provider.next({ kind: "refused", code: "NO-SUCH-CODE" });
    expect(await perform(shop(), order, "cancel")).toMatchObject({
      kind: "refused_by_provider",
      providerCode: "NO-SUCH-CODE",
    });
    const after = await read(shop(), order);
    expect(after).toEqual({ ...before, order: { ...before.order, version: 3 } });
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({ kind: "operation_failed", data: { changes: [] } });
    expect(await shop().operations(order.id)).toMatchObject([{ state: "failed" }]);
  });

  it("says not_sent where the server never began", async () => {
    const order = await linked(shop());
    shop().provider.next({ kind: "not_begun" });
    expect(await perform(shop(), order, "cancel")).toMatchObject({ kind: "not_sent", cause: "malformed" });
    expect((await read(shop(), order)).order.cancellationMark).toBe(false);
  });

  it.each([
    ["whose buyer has not paid", { methodId: METHOD.cancelUnpaidInShop, paid: false }, "awaiting_authorization"],
    ["that was not authorized", { methodId: METHOD.cancelByFlag }, "awaiting_authorization"],
    ["that was declined", { methodId: METHOD.cancelByFlag, rejected: true }, "authorization_rejected"],
    ["whose authorization lapsed", { methodId: METHOD.cancelNotInTable, lapsed: true }, "authorization_lapsed"],
  ] as const)("cancels an order %s in the shop alone, with 取消区分 and no work", async (_, spec, why) => {
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true, terminationApi: false });
    const order = await shop().order({ ...spec, stage: "unauthorized" });
    const calls = shop().provider.calls.length;
    const opened = await prepared(shop(), order, "cancel");
    expect(opened).toMatchObject({ needsAcknowledgement: false, plan: { does: "cancel_in_shop", reasons: [why] } });
    const answer = await confirmOrderVerb(shop().deps, STAFF.operator, confirmation(opened, { reason: "重複" }));
    expect(answer).toMatchObject({ ok: true, value: { kind: "done", taskId: null, operationId: null } });
    const after = await read(shop(), order);
    expect(after.order).toMatchObject({
      version: 2,
      status: "canceled",
      cancellationMark: true,
      stage: "unauthorized",
    });
    expect(after.openTasks).toEqual([]);
    expect(shop().provider.calls).toHaveLength(calls);
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({
      kind: "canceled_in_shop",
      data: { reason: "重複", ruleReasons: [why] },
    });
  });

  it("offers 取消区分 by hand where no authorization lives to nobody: the cancel sets it", async () => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable, stage: "unauthorized" });
    const asked = { orderNumber: order.orderNumber, verb: "set_cancellation_mark" } as const;
    const result = await prepareOrderVerb(shop().deps, STAFF.operator, asked);
    expect(result).toMatchObject({ ok: false, error: { code: "not_allowed", reasons: ["mark_is_automatic"] } });
  });

  it.each(["cancel", "set_cancellation_mark"] as const)(
    "sends nothing for an unpaid order whose authorization lives, and leaves the console's work: %s",
    async (verb) => {
      const order = await shop().order({ methodId: METHOD.cancelUnpaidInShop, paid: false });
      const calls = shop().provider.calls.length;
      const opened = await prepared(shop(), order, verb);
      expect(opened).toMatchObject({
        needsAcknowledgement: true,
        plan: { does: "mark_and_task", reasons: ["unpaid"], amount: 12_800 },
      });
      expect(await confirmOrderVerb(shop().deps, STAFF.operator, confirmation(opened))).toMatchObject({ ok: true });
      const after = await read(shop(), order);
      expect(after.order).toMatchObject({ status: "canceled", cancellationMark: true, stage: "before_capture" });
      expect(after.openTasks).toMatchObject([{ kind: "cancel", amountBefore: 12_800, reasons: ["unpaid"] }]);
      expect(shop().provider.calls).toHaveLength(calls);
    },
  );

  it("sets 取消区分 and leaves the console's work where nothing links", async () => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable });
    const opened = await prepared(shop(), order, "cancel");
    expect(opened).toMatchObject({
      plan: { does: "mark_and_task", reasons: ["not_in_table"] },
      needsAcknowledgement: true,
    });
    const answer = await perform(shop(), order, "cancel");
    const { order: after, openTasks } = await read(shop(), order);
    expect(after).toMatchObject({
      cancellationMark: true,
      status: "canceled",
      stage: "before_capture",
      nearestDeadline: null,
    });
    expect(openTasks).toMatchObject([
      { kind: "cancel", amountBefore: 12_800, amountAfter: 0, reasons: ["not_in_table"] },
    ]);
    expect(answer).toMatchObject({ kind: "done", taskId: openTasks[0]?.id });
  });

  it("asks for the tick first where nothing will be sent, and takes it with the same key", async () => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable });
    const from = confirmation(await prepared(shop(), order, "cancel"));
    expect(await refusalOf(shop(), { ...from, acknowledged: false })).toEqual({ code: "acknowledgement_missing" });
    expect((await read(shop(), order)).order.version).toBe(1);
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({ ok: true });
  });

  it.each([
    ["canceled", { stage: "canceled" }, "already_canceled"],
    ["marked", { cancellationMark: true }, "already_marked"],
  ] as const)("is not offered on an order that is %s", async (_, spec, reason) => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable, ...spec });
    const asked = { orderNumber: order.orderNumber, verb: "cancel" } as const;
    const result = await prepareOrderVerb(shop().deps, STAFF.operator, asked);
    expect(result).toMatchObject({
      ok: false,
      error: { code: "not_allowed", reasons: expect.arrayContaining([reason]) },
    });
  });

  it("names an order that does not exist", async () => {
    const asked = { orderNumber: "no-such-order", verb: "cancel" } as const;
    expect(await prepareOrderVerb(shop().deps, STAFF.operator, asked)).toEqual({
      ok: false,
      error: { code: "order_not_found" },
    });
  });
});
