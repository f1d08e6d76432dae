import { beforeEach, expect, it } from "vitest";
import { lookAt } from "@/lib/payments/reconcile/look";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { findOpenDifference, openDifferenceOf } from "@/lib/payments/testing/differences";
import { editTo } from "@/lib/payments/testing/edit-to";
import type { FakeProvider } from "@/lib/payments/testing/fake-provider";
import { METHOD } from "@/lib/payments/testing/methods";
import { eventsOf, perform, read, STAFF } from "@/lib/payments/testing/test-shop";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import { settleSeenWork } from "./settle-seen-work";

onBothStores("work that the ledger shows", (shop) => {
  let provider: FakeProvider;
  beforeEach(() => {
    provider = shop().provider;
  });
  const seen = async (spec: OrderSpec = {}) => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable, ...spec });
    const answer = await perform(shop(), order, "cancel", { acknowledged: true });
    if (answer.kind !== "done" || answer.taskId === null) throw new Error("no task was left");
    provider.workInConsole(order.providerPaymentId, { kind: "cancel", amount: 12_800 });
    expect(await lookAt(shop().deps, order.id)).toBe("task_done");
    return { order, taskId: answer.taskId };
  };

  it("is offered for closing, and closes with the ledger's own record", async () => {
    const { order, taskId } = await seen();
    expect((await read(shop(), order)).openTasks).toMatchObject([{ id: taskId, seenAt: expect.any(Number) }]);
    expect(await findOpenDifference(shop(), order)).toBeNull();
    const result = await settleSeenWork(shop().deps, STAFF.operator, { taskId, amountAfter: 0, outcome: "done" });
    expect(result).toMatchObject({ ok: true, value: { outcome: "done" } });
    const after = await read(shop(), order);
    expect(after.openTasks).toEqual([]);
    const canceledAt = provider.payments.get(order.providerPaymentId)?.canceledAt ?? "";
    expect(after.payment).toMatchObject({ state: "voided", canceledAt: Date.parse(canceledAt) });
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({ kind: "console_task_done", data: { taskId } });
  });

  it("waits for an open operation", async () => {
    const order = await shop().order({ methodId: METHOD.amountNotInTable });
    await perform(shop(), order, "change_amount", { acknowledged: true, edit: editTo(9_000) });
    provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 9_000 });
    expect(await lookAt(shop().deps, order.id)).toBe("task_done");
    provider.next({ kind: "lost_before" });
    await perform(shop(), order, "capture", { acknowledged: true });
    const before = await read(shop(), order);
    const taskId = before.openTasks[0]?.id ?? 0;
    expect(await settleSeenWork(shop().deps, STAFF.operator, { taskId, amountAfter: 9_000, outcome: "done" })).toEqual({
      ok: false,
      error: { code: "operation_open", kind: "capture" },
    });
    expect(await read(shop(), order)).toEqual(before);
  });

  it("is a difference once a person says that it is not this work", async () => {
    const { order, taskId } = await seen();
    const { version } = (await read(shop(), order)).order;
    await settleSeenWork(shop().deps, STAFF.operator, { taskId, amountAfter: 0, outcome: "not_this" });
    // Whose word it was stands in the trail, under a version of its own.
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({
      kind: "console_task_not_seen",
      orderVersion: version + 1,
      staffId: STAFF.operator.id,
      data: { taskId, amountBefore: 12_800, amount: 0 },
    });
    expect((await read(shop(), order)).order.version).toBe(version + 1);
    expect((await read(shop(), order)).openTasks).toMatchObject([{ id: taskId, seenDenied: true }]);
    expect(await openDifferenceOf(shop(), order)).toMatchObject({ kinds: ["canceled_there"] });
    const late = await settleSeenWork(shop().deps, STAFF.operator, { taskId, amountAfter: 0, outcome: "done" });
    expect(late).toEqual({ ok: false, error: { code: "not_seen" } });
  });
});
