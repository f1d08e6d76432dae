import { expect, it } from "vitest";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { eventsOf, perform, read, STAFF, type TestShop } from "@/lib/payments/testing/test-shop";
import { MEMO_MAX } from "@/lib/text/limits";
import { openTask } from "./open-task";
import { updateMemo } from "./update-memo";
import { updateStatus } from "./update-status";

const anOrder = (shop: TestShop) => shop.order({ methodId: METHOD.cancelNotInTable });

onBothStores("changes that no provider hears of", (shop) => {
  it("a memo is kept with its event, and saving the same again is no change", async () => {
    const order = await anOrder(shop());
    const memo = { orderNumber: order.orderNumber, version: 1, memo: "電話あり" };
    expect(await updateMemo(shop().deps, STAFF.operator, memo)).toEqual({ ok: true, value: { version: 2 } });
    expect(await updateMemo(shop().deps, STAFF.operator, { ...memo, version: 2 })).toEqual({
      ok: true,
      value: { version: 2 },
    });
    expect(await eventsOf(shop(), order)).toMatchObject([
      { kind: "memo_changed", data: { changes: [{ field: "memo", before: "", after: "電話あり" }] } },
    ]);
  });

  it("a memo that somebody else changed is not overwritten; one that waited for something else is kept", async () => {
    const order = await anOrder(shop());
    const asked = { orderNumber: order.orderNumber, version: 1 };
    await updateStatus(shop().deps, STAFF.another, { ...asked, status: "shipped" });
    expect(await updateMemo(shop().deps, STAFF.operator, { ...asked, memo: "一" })).toMatchObject({ ok: true });
    expect(await updateMemo(shop().deps, STAFF.another, { ...asked, memo: "二" })).toMatchObject({
      ok: false,
      error: { code: "stale_version", by: STAFF.operator.name, changes: [{ field: "memo", before: "", after: "一" }] },
    });
  });

  it("a memo has 2,000 characters and not one more", async () => {
    const order = await anOrder(shop());
    const memo = { orderNumber: order.orderNumber, version: 1, memo: "𠮷".repeat(MEMO_MAX) };
    expect(await updateMemo(shop().deps, STAFF.operator, { ...memo, memo: `${memo.memo}x` })).toMatchObject({
      error: { code: "invalid_edit", fields: [{ field: "memo", code: "too_long" }] },
    });
    expect(await updateMemo(shop().deps, STAFF.operator, memo)).toMatchObject({ ok: true });
  });

  it("対応状況 moves freely, but a canceled order keeps 取消", async () => {
    const order = await anOrder(shop());
    const asked = { orderNumber: order.orderNumber, version: 1 };
    expect(await updateStatus(shop().deps, STAFF.operator, { ...asked, status: "returned" })).toMatchObject({
      ok: true,
    });
    await perform(shop(), order, "cancel");
    const late = { ...asked, version: 3, status: "shipped" } as const;
    expect(await updateStatus(shop().deps, STAFF.operator, late)).toMatchObject({
      error: { code: "not_allowed", reasons: ["already_marked"] },
    });
    expect((await read(shop(), order)).order.status).toBe("canceled");
  });

  it("nothing is changed for who has lost the role", async () => {
    const order = await anOrder(shop());
    const asked = { orderNumber: order.orderNumber, version: 1 };
    const refusal = { ok: false, error: { code: "not_allowed", reasons: ["role"] } };
    await shop().setRole(STAFF.another.id, "viewer");
    expect(await updateMemo(shop().deps, STAFF.another, { ...asked, memo: "x" })).toMatchObject(refusal);
    expect(await updateStatus(shop().deps, STAFF.another, { ...asked, status: "shipped" })).toMatchObject(refusal);
    expect((await read(shop(), order)).order.version).toBe(1);
    await shop().setRole(STAFF.another.id, "operator");
  });

  it("after a refusal the console's work is kept as one task, however often it is asked", async () => {
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    shop().provider.next({ kind: "refused" });
    await perform(shop(), order, "cancel");
    const [operation] = await shop().operations(order.id);
    const asked = { operationId: operation?.id ?? "" };
    const first = await openTask(shop().deps, STAFF.operator, asked);
    expect(first).toMatchObject({ ok: true, value: { version: 4 } });
    expect(await openTask(shop().deps, STAFF.operator, asked)).toEqual(first);
    const { openTasks, order: after } = await read(shop(), order);
    expect(openTasks).toMatchObject([{ kind: "cancel", amountAfter: 0, reasons: ["refused_by_provider"] }]);
    expect(after.cancellationMark).toBe(false);
  });

  it("an operation that was not refused leaves no such work", async () => {
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    await perform(shop(), order, "capture");
    const [operation] = await shop().operations(order.id);
    const asked = { operationId: operation?.id ?? "" };
    expect(await openTask(shop().deps, STAFF.operator, asked)).toMatchObject({ ok: false });
  });

  it("no refusal is kept as work once the order's money has moved on, only what else staff wrote may lie between", async () => {
    const order = await shop().order({ methodId: METHOD.amountAlways });
    const edit = (total: number) => ({ edit: editTo(total, { editChoice: true }) });
    shop().provider.next({ kind: "refused" });
    const refused = await perform(shop(), order, "change_amount", edit(9_000));
    if (refused.kind !== "refused_by_provider") throw new Error("not refused");
    const { version } = (await read(shop(), order)).order;
    await updateMemo(shop().deps, STAFF.another, { orderNumber: order.orderNumber, version, memo: "電話済み" });
    const asked = { operationId: refused.operationId };
    expect(await openTask(shop().deps, STAFF.operator, asked)).toMatchObject({ ok: true });

    expect(await perform(shop(), order, "change_amount", edit(8_000))).toMatchObject({ kind: "done" });
    expect((await read(shop(), order)).openTasks).toEqual([]);
    expect(await openTask(shop().deps, STAFF.operator, asked)).toMatchObject({
      ok: false,
      error: { code: "stale_version", changes: expect.arrayContaining([expect.objectContaining({ after: 8_000 })]) },
    });
    expect((await read(shop(), order)).openTasks).toEqual([]);
  });
});
