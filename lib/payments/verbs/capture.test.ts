import { expect, it } from "vitest";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, perform, prepared, read, refusalOf, STAFF } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";
import { prepareOrderVerb } from "./prepare";

onBothStores("オーソリ確定", (shop) => {
  it("captures what the provider holds, also where no table has the method", async () => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable });
    expect(await perform(shop(), order, "capture")).toMatchObject({ plan: { kind: "capture", amount: 12_800 } });
    const after = await read(shop(), order);
    expect(after.order.stage).toBe("after_capture");
    expect(after.payment).toMatchObject({ state: "captured", captured: 12_800 });
    expect(after.payment?.capturedAt).not.toBeNull();
  });

  it("works the limits out anew for the new stage", async () => {
    const order = await shop().order({ methodId: METHOD.limitFromCapture });
    expect((await read(shop(), order)).order.cancelDeadline).toBeNull();
    await perform(shop(), order, "capture");
    const { order: after, payment } = await read(shop(), order);
    expect(after.cancelDeadline).toBe((payment?.capturedAt ?? 0) + 170 * 24 * 3_600_000);
    expect(after.nearestDeadline).toBe(after.cancelDeadline);
  });

  it("carries the decrease that waited for it", async () => {
    const order = await shop().order({ methodId: METHOD.amountAtCapture });
    const calls = shop().provider.calls.length;
    const waiting = await perform(shop(), order, "change_amount", { edit: editTo(10_000) });
    expect(waiting).toMatchObject({ plan: { does: "wait_for_capture", amountBefore: 12_800, amount: 10_000 } });
    expect(shop().provider.calls).toHaveLength(calls);
    expect((await read(shop(), order)).payment).toMatchObject({ authorized: 12_800, waitingAmount: 10_000 });

    await perform(shop(), order, "capture");
    const { order: after, payment } = await read(shop(), order);
    expect(payment).toMatchObject({ authorized: 12_800, captured: 10_000, waitingAmount: null });
    expect(after.total).toBe(10_000);
  });

  it("lets a waiting amount rise again, and ends the wait at what the provider holds", async () => {
    const order = await shop().order({ methodId: METHOD.amountAtCapture });
    await perform(shop(), order, "change_amount", { edit: editTo(10_000) });
    await perform(shop(), order, "change_amount", { edit: editTo(11_000) });
    expect((await read(shop(), order)).payment?.waitingAmount).toBe(11_000);
    await perform(shop(), order, "change_amount", { edit: editTo(12_800) });
    expect((await read(shop(), order)).payment?.waitingAmount).toBeNull();
    const from = confirmation(await prepared(shop(), order, "change_amount"), { edit: editTo(12_801) });
    expect(await refusalOf(shop(), from)).toMatchObject({ reasons: ["increase"] });
  });

  it("asks for the tick where shop and provider are apart, and keeps the task", async () => {
    const order = await shop().order({ methodId: METHOD.amountNotInTable });
    await perform(shop(), order, "change_amount", { edit: editTo(10_000), acknowledged: true });
    const opened = await prepared(shop(), order, "capture");
    expect(opened).toMatchObject({ needsAcknowledgement: true, plan: { amount: 12_800 } });
    const from = confirmation(opened);
    expect(await refusalOf(shop(), { ...from, acknowledged: false })).toEqual({ code: "acknowledgement_missing" });
    await confirmOrderVerb(shop().deps, STAFF.operator, from);
    const after = await read(shop(), order);
    expect(after.payment).toMatchObject({ captured: 12_800 });
    expect(after.openTasks).toHaveLength(1);
  });

  it.each([
    ["captured", { stage: "after_capture" }, "already_captured"],
    ["marked", { cancellationMark: true }, "already_marked"],
    ["not authorized", { stage: "unauthorized" }, "awaiting_authorization"],
    ["declined", { stage: "unauthorized", rejected: true }, "authorization_rejected"],
    ["lapsed", { stage: "unauthorized", lapsed: true }, "authorization_lapsed"],
  ] as const)("is not offered on an order that is %s", async (_, spec, reason) => {
    const order = await shop().order({ methodId: METHOD.amountAlways, ...spec });
    const asked = { orderNumber: order.orderNumber, verb: "capture" } as const;
    const result = await prepareOrderVerb(shop().deps, STAFF.operator, asked);
    expect(result).toMatchObject({ ok: false, error: { reasons: [reason] } });
  });
});
