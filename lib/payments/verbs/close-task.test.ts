import { expect, it } from "vitest";
import type { CloseTask } from "@/lib/payments/model/close-task";
import { StoreError } from "@/lib/payments/store/store-error";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { editTo } from "@/lib/payments/testing/edit-to";
import { openMemoryShop } from "@/lib/payments/testing/memory-shop";
import { METHOD } from "@/lib/payments/testing/methods";
import { eventsOf, perform, read, STAFF, type TestOrder, type TestShop } from "@/lib/payments/testing/test-shop";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import { closeTask } from "./close-task";
import { openTask } from "./open-task";

const HOUR = 3_600_000;

async function outstanding(shop: TestShop, spec: OrderSpec = {}) {
  const order = await shop.order({ methodId: METHOD.cancelNotInTable, ...spec });
  const answer = await perform(shop, order, "cancel", { acknowledged: true });
  if (answer.kind !== "done" || answer.taskId === null) throw new Error("no task was left");
  return { order, taskId: answer.taskId };
}

async function owedAmount(shop: TestShop, total: number, spec: OrderSpec = {}) {
  const order = await shop.order({ methodId: METHOD.amountNotInTable, ...spec });
  const taskId = await changeTo(shop, order, total);
  return { order, taskId };
}

async function changeTo(shop: TestShop, order: TestOrder, total: number): Promise<number> {
  const answer = await perform(shop, order, "change_amount", { edit: editTo(total), acknowledged: true });
  if (answer.kind !== "done" || answer.taskId === null) throw new Error("no task was left");
  return answer.taskId;
}

function word(shop: TestShop, taskId: number, more: Partial<CloseTask> = {}): CloseTask {
  return { taskId, amountAfter: 0, result: "done", workedAt: shop.now() - HOUR, note: "", ...more };
}

onBothStores("作業の記録", (shop) => {
  it("ends an authorized payment when its cancel was done, and the order with it", async () => {
    const { order, taskId } = await outstanding(shop());
    const asked = word(shop(), taskId, { note: " 管理画面で取消 " });
    const before = await read(shop(), order);
    const result = await closeTask(shop().deps, STAFF.operator, asked);
    expect(result).toMatchObject({ ok: true, value: { version: before.order.version + 1 } });

    const after = await read(shop(), order);
    expect(after.payment).toMatchObject({ state: "voided", canceledAt: asked.workedAt, refunded: 0 });
    expect(after.order).toMatchObject({
      stage: "canceled",
      cancellationMark: true,
      cancelDeadline: null,
      amountDeadline: null,
      nearestDeadline: null,
    });
    expect(after.openTasks).toEqual([]);
    const last = (await eventsOf(shop(), order)).at(-1);
    expect(last).toMatchObject({
      kind: "console_task_done",
      orderVersion: before.order.version + 1,
      staffId: STAFF.operator.id,
      data: { taskId, reason: "管理画面で取消", byPersonsWord: true },
    });
    expect(shop().provider.payments.get(order.providerPaymentId)?.entries).toEqual([]);
  });

  it("refunds a captured payment whole", async () => {
    const { order, taskId } = await outstanding(shop(), { stage: "after_capture" });
    await closeTask(shop().deps, STAFF.operator, word(shop(), taskId));
    const { payment } = await read(shop(), order);
    expect(payment).toMatchObject({ state: "refunded", captured: 12_800, refunded: 12_800 });
  });

  it.each([
    ["a decrease before capture", "before_capture", 9_000, { authorized: 9_000, captured: 0, refunded: 0 }],
    ["an increase before capture", "before_capture", 15_000, { authorized: 15_000, captured: 0, refunded: 0 }],
    ["a decrease after capture", "after_capture", 9_000, { authorized: 12_800, captured: 12_800, refunded: 3_800 }],
    ["an increase after capture", "after_capture", 15_000, { authorized: 15_000, captured: 15_000, refunded: 0 }],
  ] as const)("makes the two amounts agree after %s", async (_, stage, total, expected) => {
    const { order, taskId } = await owedAmount(shop(), total, { stage });
    const asked = word(shop(), taskId, { amountAfter: total });
    expect(await closeTask(shop().deps, STAFF.operator, asked)).toMatchObject({ ok: true });
    const after = await read(shop(), order);
    expect(after.payment).toMatchObject(expected);
    expect(after.order).toMatchObject({ total, stage });
    expect(after.openTasks).toEqual([]);
  });

  it("closes what was not needed with its reason, and leaves order and payment as they are", async () => {
    const { order, taskId } = await outstanding(shop());
    const before = await read(shop(), order);
    const asked = word(shop(), taskId, { result: "not_needed", note: "決済代行会社側で取消済み" });
    expect(await closeTask(shop().deps, STAFF.operator, asked)).toMatchObject({ ok: true });
    const after = await read(shop(), order);
    expect(after.payment).toEqual(before.payment);
    expect(after.order).toEqual({ ...before.order, version: before.order.version + 1 });
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({ kind: "console_task_not_needed" });
  });

  it("drops an amount change that is still outstanding once the cancel was done", async () => {
    const { order } = await owedAmount(shop(), 9_000);
    const answer = await perform(shop(), order, "cancel", { acknowledged: true });
    const taskId = answer.kind === "done" ? answer.taskId : null;
    await closeTask(shop().deps, STAFF.operator, word(shop(), taskId ?? 0));
    expect((await read(shop(), order)).openTasks).toEqual([]);
    expect((await eventsOf(shop(), order)).at(-1)?.data.closedTaskIds).toHaveLength(1);
  });

  it("refuses a task that is closed, with who closed it and when", async () => {
    const { taskId } = await outstanding(shop());
    const first = await closeTask(shop().deps, STAFF.another, word(shop(), taskId));
    const second = await closeTask(shop().deps, STAFF.operator, word(shop(), taskId));
    expect(second).toEqual({
      ok: false,
      error: {
        code: "task_already_closed",
        state: "done",
        at: first.ok ? first.value.at : null,
        by: STAFF.another.name,
      },
    });
  });

  it("lets one of two who record at once win", async () => {
    const { order, taskId } = await outstanding(shop());
    const both = await Promise.all(
      [STAFF.operator, STAFF.another].map((staff) => closeTask(shop().deps, staff, word(shop(), taskId))),
    );
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect((await eventsOf(shop(), order)).filter((event) => event.kind === "console_task_done")).toHaveLength(1);
  });

  it("refuses an amount that is no longer the one to set", async () => {
    const { order, taskId } = await owedAmount(shop(), 9_000);
    await changeTo(shop(), order, 8_000);
    const result = await closeTask(shop().deps, STAFF.operator, word(shop(), taskId, { amountAfter: 9_000 }));
    expect(result).toEqual({ ok: false, error: { code: "task_changed", amountAfter: 8_000 } });
  });

  it("refuses while an operation is open", async () => {
    const { order, taskId } = await owedAmount(shop(), 9_000);
    shop().provider.next({ kind: "lost_before" });
    await perform(shop(), order, "capture", { acknowledged: true });
    const result = await closeTask(shop().deps, STAFF.operator, word(shop(), taskId, { amountAfter: 9_000 }));
    expect(result).toEqual({ ok: false, error: { code: "operation_open", kind: "capture" } });
  });

  it("makes the order what a refused edit said, once that was done in the console", async () => {
    const order = await shop().order({ methodId: METHOD.amountAlways });
    for (const total of [12_000, 11_000]) {
      shop().provider.next({ kind: "refused" });
      await perform(shop(), order, "change_amount", { edit: editTo(total) });
      const [refused] = (await shop().operations(order.id)).filter((one) => one.amount === total);
      await openTask(shop().deps, STAFF.operator, { operationId: refused?.id ?? "" });
    }
    const { order: before, openTasks } = await read(shop(), order);
    expect(before.total).toBe(12_800);
    const [task] = openTasks;
    await closeTask(shop().deps, STAFF.operator, word(shop(), task?.id ?? 0, { amountAfter: 11_000 }));
    const after = await read(shop(), order);
    expect(after.order).toMatchObject({ total: 11_000, subtotal: 11_000, shippingFee: 0, lines: editTo(11_000).lines });
    expect(after.payment?.authorized).toBe(11_000);
    const changes = (await eventsOf(shop(), order)).at(-1)?.data.changes;
    expect(changes).toContainEqual({ field: "total", before: 12_800, after: 11_000 });
  });

  it("refuses instants that cannot be", async () => {
    const { order, taskId } = await outstanding(shop());
    const paymentAt = (await read(shop(), order)).payment?.paymentAt ?? 0;
    const at = (workedAt: number) => closeTask(shop().deps, STAFF.operator, word(shop(), taskId, { workedAt }));
    expect(await at(shop().now() + 60_000)).toEqual({ ok: false, error: { code: "worked_in_future" } });
    expect(await at(paymentAt - 1)).toEqual({ ok: false, error: { code: "worked_before_payment", paymentAt } });
    expect(await at(paymentAt)).toMatchObject({ ok: true });
  });

  it("asks for a reason where nothing was done, and for a short one", async () => {
    const { taskId } = await outstanding(shop());
    const say = (note: string) =>
      closeTask(shop().deps, STAFF.operator, word(shop(), taskId, { result: "not_needed", note }));
    expect(await say("  ")).toEqual({ ok: false, error: { code: "note_required" } });
    expect(await say("あ".repeat(501))).toEqual({ ok: false, error: { code: "note_too_long" } });
    expect(await say("あ".repeat(500))).toMatchObject({ ok: true });
  });

  it("refuses whose role does not reach, and a task that does not exist", async () => {
    const { taskId } = await outstanding(shop());
    expect(await closeTask(shop().deps, STAFF.viewer, word(shop(), taskId))).toEqual({
      ok: false,
      error: { code: "role", needs: "operator" },
    });
    expect(await closeTask(shop().deps, STAFF.operator, word(shop(), 999_999))).toEqual({
      ok: false,
      error: { code: "task_not_found" },
    });
  });
});

it("never says that nothing was recorded where the answer to COMMIT was lost", async () => {
  const memory = openMemoryShop();
  const { order, taskId } = await outstanding(memory);
  const asked = word(memory, taskId);
  memory.store.breakBy({
    afterCommit: () => {
      throw new StoreError("away", "the answer to COMMIT was lost", { perhapsCommitted: true });
    },
  });
  expect(await closeTask(memory.deps, STAFF.operator, asked)).toEqual({ ok: false, error: { code: "perhaps_saved" } });
  memory.store.breakBy({});
  expect((await read(memory, order)).openTasks).toEqual([]);
});

it("says that nothing was recorded where the database was away before", async () => {
  const memory = openMemoryShop();
  const { order, taskId } = await outstanding(memory);
  const asked = word(memory, taskId);
  memory.store.breakBy({
    beforeCommit: () => {
      throw new StoreError("away", "the database is away");
    },
  });
  const result = await closeTask(memory.deps, STAFF.operator, asked);
  expect(result).toEqual({ ok: false, error: { code: "database_unavailable" } });
  memory.store.breakBy({});
  expect((await read(memory, order)).openTasks).toHaveLength(1);
});
