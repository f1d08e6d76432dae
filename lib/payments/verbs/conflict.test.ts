import { expect, it, vi } from "vitest";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import {
  confirmation,
  perform,
  prepared,
  read,
  refusalOf,
  STAFF,
  type TestShop,
} from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";
import { updateMemo } from "./update-memo";
import { updateStatus } from "./update-status";

const DAY = 24 * 3_600_000;

async function openCancel(shop: TestShop) {
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true, terminationApi: false });
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  return { order, from: confirmation(await prepared(shop, order, "cancel")) };
}

onBothStores("what changed under an open dialog", (shop) => {
  it("stale: names who changed what, and nothing is sent", async () => {
    const { order, from } = await openCancel(shop());
    const calls = shop().provider.calls.length;
    const asked = { orderNumber: order.orderNumber, version: 1 };
    await updateStatus(shop().deps, STAFF.another, { ...asked, status: "shipped" });
    await updateMemo(shop().deps, STAFF.another, { ...asked, memo: "電話あり" });
    expect(await refusalOf(shop(), from)).toMatchObject({
      code: "stale_version",
      by: STAFF.another.name,
      changes: [
        { field: "status", before: "preparing", after: "shipped" },
        { field: "memo", before: "", after: "電話あり" },
      ],
    });
    expect(shop().provider.calls).toHaveLength(calls);
  });

  it("a flag was turned: says which, by whom, and what would happen now; turning it back does not revive the key", async () => {
    const { order, from } = await openCancel(shop());
    const calls = shop().provider.calls.length;
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: false });
    const refusal = {
      code: "flags_changed",
      changes: [{ flag: "cancelApi", before: true, after: false, by: STAFF.admin.name }],
      now: { does: "mark_and_task", reasons: ["flag_off"] },
    };
    expect(await refusalOf(shop(), from)).toMatchObject(refusal);
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
    expect(await refusalOf(shop(), from)).toMatchObject(refusal);
    expect(shop().provider.calls).toHaveLength(calls);
    expect((await read(shop(), order)).order.version).toBe(1);
  });

  it("another call instead of the one shown is a change too", async () => {
    const { from } = await openCancel(shop());
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: false, terminationApi: true });
    expect(await refusalOf(shop(), from)).toMatchObject({ code: "flags_changed", now: { kind: "terminate" } });
  });

  it("a flag that does not decide disturbs nobody", async () => {
    const { from } = await openCancel(shop());
    await shop().setFlags(METHOD.cancelByFlag, { securityCodeRequired: true, captureOnAuthorization: true });
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({ ok: true });
  });

  it("somebody else's operation is open: says what, since when and whose", async () => {
    const { order, from } = await openCancel(shop());
    shop().provider.next({ kind: "lost_after" });
    await perform(shop(), order, "capture", {}, STAFF.another);
    expect(await refusalOf(shop(), from)).toMatchObject({
      code: "another_operation_open",
      kind: "capture",
      by: STAFF.another.name,
    });
  });

  it("somebody else canceled it already", async () => {
    const { order, from } = await openCancel(shop());
    await perform(shop(), order, "cancel", {}, STAFF.another);
    expect(await refusalOf(shop(), from)).toMatchObject({ code: "already_canceled", by: STAFF.another.name });
    expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(1);
  });

  it("the limit passed: no call is made, and the instant is named", async () => {
    const paymentAt = shop().now() - 30 * DAY + 1_500;
    const order = await shop().order({ methodId: METHOD.cancelWithin30Days, paymentAt, orderedAt: paymentAt - 1_000 });
    await shop().setFlags(METHOD.cancelWithin30Days, { cancelApi: true });
    const opened = await prepared(shop(), order, "cancel");
    const deadline = paymentAt + 30 * DAY;
    expect(opened.plan).toMatchObject({ does: "send", deadline });
    await shop().reach(deadline + 1);
    expect(await refusalOf(shop(), confirmation(opened))).toMatchObject({
      code: "deadline_passed_meanwhile",
      deadline,
      now: { does: "mark_and_task", reasons: ["deadline_passed"] },
    });
    expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(0);
  });

  it("the role was taken away: the row decides, not the session", async () => {
    const { from } = await openCancel(shop());
    await shop().setRole(STAFF.operator.id, "viewer");
    expect(await refusalOf(shop(), from)).toMatchObject({ code: "not_allowed", reasons: ["role"] });
    await shop().setRole(STAFF.operator.id, "operator");
  });

  it("a key of somebody else, of nobody, and one that was tampered with", async () => {
    const { from } = await openCancel(shop());
    expect(await refusalOf(shop(), from, STAFF.another)).toEqual({ code: "preparation_of_another" });
    const unknown = { ...from, requestKey: "00000000-0000-7000-8000-ffffffffffff" };
    expect(await refusalOf(shop(), unknown)).toEqual({ code: "preparation_unknown" });
    expect(await refusalOf(shop(), { ...from, version: 2 })).toEqual({ code: "preparation_unknown" });
    expect(await refusalOf(shop(), { ...from, flagsState: "{}" })).toEqual({ code: "preparation_unknown" });
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({ ok: true });
  });

  it("takes a reason of 500 characters and refuses 501", async () => {
    const { from } = await openCancel(shop());
    expect(await refusalOf(shop(), { ...from, reason: "𠮷".repeat(501) })).toEqual({ code: "reason_too_long" });
    const result = await confirmOrderVerb(shop().deps, STAFF.operator, { ...from, reason: "𠮷".repeat(500) });
    expect(result).toMatchObject({ ok: true });
  });

  it("the same key again gets the same answer, and one operation", async () => {
    const { order, from } = await openCancel(shop());
    const first = await confirmOrderVerb(shop().deps, STAFF.operator, from);
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toEqual(first);
    expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(1);
    expect(await shop().operations(order.id)).toHaveLength(1);
  });

  it("a double click while the call is out is told so, and sends nothing", async () => {
    const { order, from } = await openCancel(shop());
    shop().provider.next({ kind: "held" });
    const first = confirmOrderVerb(shop().deps, STAFF.operator, from);
    await vi.waitUntil(() => shop().provider.holding === 1);
    const second = await confirmOrderVerb(shop().deps, STAFF.operator, from);
    expect(second).toMatchObject({ ok: true, value: { kind: "unknown", operation: "cancel" } });
    shop().provider.release();
    const answer = await first;
    expect(answer).toMatchObject({ ok: true, value: { kind: "done" } });
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toEqual(answer);
    expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(1);
  });
});
