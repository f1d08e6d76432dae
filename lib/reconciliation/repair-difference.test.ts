import { beforeEach, describe, expect, it } from "vitest";
import { lookAt } from "@/lib/operations/look";
import type { LockedOrder } from "@/lib/operations/records";
import type { FakeProvider } from "@/lib/operations/testing/fake-provider";
import { onBothStores } from "@/lib/orders/testing/both-stores";
import { METHOD } from "@/lib/orders/testing/methods";
import { eventsOf, perform, read, STAFF, type TestOrder, type TestShop } from "@/lib/orders/testing/test-shop";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import type { RepairAsked } from "./contract";
import { repairDifference } from "./repair-difference";
import { settleSeenWork } from "./settle-seen-work";

async function openDifference(shop: TestShop, order: TestOrder) {
  const found = await shop.store.transaction(async (tx) => {
    const id = (await tx.comparable(order.providerPaymentId))?.openDifferenceId ?? null;
    return id === null ? null : tx.findDifference(id);
  });
  return found;
}

async function differenceOf(shop: TestShop, order: TestOrder) {
  const difference = await openDifference(shop, order);
  if (difference === null) throw new Error("nothing differs");
  return difference;
}

async function asked(shop: TestShop, order: TestOrder, more: Partial<RepairAsked> = {}): Promise<RepairAsked> {
  const { id, fingerprint } = await differenceOf(shop, order);
  return { differenceId: id, fingerprint, repair: "take_over", note: "", ...more };
}

/** What may not happen by looking: our rows changing. */
function rowsOf({ order, payment, openTasks }: LockedOrder) {
  return { order, payment, tasks: openTasks.map(({ seenAt: _, ...task }) => task) };
}

onBothStores("突合", (shop) => {
  let provider: FakeProvider;
  const worked = async (spec: OrderSpec, work: Parameters<FakeProvider["workInConsole"]>[1]) => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable, ...spec });
    provider.workInConsole(order.providerPaymentId, work);
    return order;
  };
  beforeEach(() => {
    provider = shop().provider;
  });

  describe("a look", () => {
    it("finds what differs, keeps it once, and changes neither order nor payment", async () => {
      const order = await worked({}, { kind: "cancel", amount: 12_800 });
      const before = await read(shop(), order);
      expect(await lookAt(shop().deps, order.id)).toBe("differs");
      const first = await differenceOf(shop(), order);
      expect(first).toMatchObject({ kinds: ["canceled_there"], orderId: order.id, end: null });
      expect(await lookAt(shop().deps, order.id)).toBe("differs");
      expect((await differenceOf(shop(), order)).id).toBe(first.id);
      expect(rowsOf(await read(shop(), order))).toEqual(rowsOf(before));
    });

    it("ends a difference by itself once the two agree again", async () => {
      const order = await worked({}, { kind: "change_amount", amount: 9_000 });
      await lookAt(shop().deps, order.id);
      const { id } = await differenceOf(shop(), order);
      provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 12_800 });
      expect(await lookAt(shop().deps, order.id)).toBe("agrees");
      const ended = await shop().store.transaction((tx) => tx.findDifference(id));
      expect(ended).toMatchObject({ end: "gone", endedBy: null });
    });

    it("is put off while an operation is open, and when the order changed while the provider was asked", async () => {
      const order = await shop().order({ methodId: METHOD.cancelByFlag });
      await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
      provider.next({ kind: "lost_after" });
      await perform(shop(), order, "cancel");
      expect(await lookAt(shop().deps, order.id)).toBe("put_off");

      const other = await worked({}, { kind: "cancel", amount: 12_800 });
      const meanwhile = {
        payment: async (id: string) => {
          const answer = await provider.payment(id);
          await perform(shop(), other, "cancel", { acknowledged: true });
          return answer;
        },
      };
      expect(await lookAt({ ...shop().deps, gateway: meanwhile }, other.id)).toBe("put_off");
      expect(await openDifference(shop(), other)).toBeNull();
    });

    it("says nothing where the provider does not answer", async () => {
      const order = await worked({}, { kind: "cancel", amount: 12_800 });
      const silent = {
        payment: async () => ({ kind: "silence", cause: "timeout", detail: "", raw: null, httpStatus: null }) as const,
      };
      expect(await lookAt({ ...shop().deps, gateway: silent }, order.id)).toBe("no_answer");
      expect(await openDifference(shop(), order)).toBeNull();
    });
  });

  describe("taking the ledger over", () => {
    it("ends the order whose payment was canceled there, and sends nothing", async () => {
      const order = await worked({}, { kind: "cancel", amount: 12_800 });
      await lookAt(shop().deps, order.id);
      const before = await read(shop(), order);
      const calls = provider.calls.length;
      const difference = await differenceOf(shop(), order);
      const result = await repairDifference(shop().deps, STAFF.operator, await asked(shop(), order));
      expect(result).toMatchObject({ ok: true, value: { kind: "repaired", end: "taken_over", left: false } });

      const after = await read(shop(), order);
      expect(after.payment).toMatchObject({ state: "voided" });
      expect(after.order).toMatchObject({
        version: before.order.version + 1,
        stage: "canceled",
        status: "canceled",
        cancellationMark: true,
        cancellationMarkedBy: STAFF.operator.id,
        nearestDeadline: null,
      });
      expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({
        kind: "ledger_taken_over",
        staffId: STAFF.operator.id,
        data: { differenceId: difference.id, amountBefore: 12_800, amount: 0 },
      });
      expect(provider.calls.length).toBe(calls);
      expect(await openDifference(shop(), order)).toBeNull();
      expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    });

    it("leaves work open where the provider now holds another amount than the order's total", async () => {
      const order = await worked({}, { kind: "change_amount", amount: 9_000 });
      await lookAt(shop().deps, order.id);
      await repairDifference(shop().deps, STAFF.operator, await asked(shop(), order));
      const after = await read(shop(), order);
      expect(after.payment).toMatchObject({ state: "authorized", authorized: 9_000 });
      expect(after.order.total).toBe(12_800);
      expect(after.openTasks).toMatchObject([
        { kind: "change_amount", amountBefore: 9_000, amountAfter: 12_800, reasons: ["difference"] },
      ]);
      expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    });

    it("is for what was shown: another ledger by now is written down and not taken over", async () => {
      const order = await worked({}, { kind: "change_amount", amount: 9_000 });
      await lookAt(shop().deps, order.id);
      const shown = await asked(shop(), order);
      provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 8_000 });
      const result = await repairDifference(shop().deps, STAFF.operator, shown);
      expect(result).toEqual({ ok: false, error: { code: "difference_changed" } });
      expect((await read(shop(), order)).payment).toMatchObject({ authorized: 12_800 });
      expect(await differenceOf(shop(), order)).toMatchObject({
        id: shown.differenceId,
        theirs: { authorized: 8_000 },
      });
    });

    it("changes nothing where the two agree again, and says so", async () => {
      const order = await worked({}, { kind: "change_amount", amount: 9_000 });
      await lookAt(shop().deps, order.id);
      const shown = await asked(shop(), order);
      provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 12_800 });
      const before = await read(shop(), order);
      const result = await repairDifference(shop().deps, STAFF.operator, shown);
      expect(result).toMatchObject({ ok: true, value: { kind: "agrees_already" } });
      expect(rowsOf(await read(shop(), order))).toEqual(rowsOf(before));
    });

    it("happens once: who comes second is told who was first", async () => {
      const order = await worked({}, { kind: "cancel", amount: 12_800 });
      await lookAt(shop().deps, order.id);
      const shown = await asked(shop(), order);
      const results = await Promise.all([
        repairDifference(shop().deps, STAFF.operator, shown),
        repairDifference(shop().deps, STAFF.another, shown),
      ]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      const refused = results.find((result) => !result.ok);
      expect(refused).toMatchObject({ error: { code: "difference_ended", end: "taken_over", by: expect.any(String) } });
      expect((await eventsOf(shop(), order)).filter(({ kind }) => kind === "ledger_taken_over")).toHaveLength(1);
    });

    it("waits for an open operation: its answer is about the payment as it was", async () => {
      const order = await worked({ methodId: METHOD.cancelByFlag }, { kind: "change_amount", amount: 9_000 });
      await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
      await lookAt(shop().deps, order.id);
      const shown = await asked(shop(), order);
      provider.next({ kind: "lost_before" });
      await perform(shop(), order, "cancel");
      const before = await read(shop(), order);
      expect(await repairDifference(shop().deps, STAFF.operator, shown)).toEqual({
        ok: false,
        error: { code: "operation_open", kind: "cancel" },
      });
      expect(await read(shop(), order)).toEqual(before);
      expect((await differenceOf(shop(), order)).end).toBeNull();
    });

    it("asks the role as it is now, and does not go by an unanswered question", async () => {
      const order = await worked({}, { kind: "change_amount", amount: 9_000 });
      await lookAt(shop().deps, order.id);
      const shown = await asked(shop(), order);
      expect(await repairDifference(shop().deps, STAFF.viewer, shown)).toMatchObject({ error: { code: "role" } });
      const silence = { kind: "silence", cause: "timeout", detail: "", raw: null, httpStatus: null } as const;
      const silent = { ...shop().deps, gateway: { payment: async () => silence } };
      const unheard = await repairDifference(silent, STAFF.operator, shown);
      expect(unheard).toEqual({ ok: false, error: { code: "provider_unreachable" } });
      expect((await differenceOf(shop(), order)).end).toBeNull();
    });
  });

  describe("the other ways out", () => {
    it("leave a payment that lives there, though it ended here, as work in the console", async () => {
      const order = await shop().order({ methodId: METHOD.cancelNotInTable, stage: "canceled" });
      const payment = provider.payments.get(order.providerPaymentId);
      if (payment === undefined) throw new Error("the provider has no such payment");
      provider.payments.set(order.providerPaymentId, { ...payment, state: "authorized", canceledAt: null });
      expect(await lookAt(shop().deps, order.id)).toBe("differs");
      const taking = await repairDifference(shop().deps, STAFF.operator, await asked(shop(), order));
      expect(taking).toEqual({ ok: false, error: { code: "repair_not_legal" } });
      const left = await asked(shop(), order, { repair: "leave_task" });
      const result = await repairDifference(shop().deps, STAFF.operator, left);
      expect(result).toMatchObject({ ok: true, value: { end: "task_left", left: false } });
      const after = await read(shop(), order);
      expect(after.openTasks).toMatchObject([{ kind: "cancel", amountAfter: 0, reasons: ["difference"] }]);
      expect(after.payment?.state).toBe("voided");

      provider.workInConsole(order.providerPaymentId, { kind: "cancel", amount: 12_800 });
      expect(await lookAt(shop().deps, order.id)).toBe("task_done");
      const [task] = (await read(shop(), order)).openTasks;
      const done = await settleSeenWork(shop().deps, STAFF.operator, {
        taskId: task?.id ?? 0,
        amountAfter: 0,
        word: "done",
      });
      expect(done).toMatchObject({ ok: true });
      expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    });

    it("acknowledge, with a word of why, an operation that was done twice, and not bring it up again", async () => {
      const order = await shop().order({ methodId: METHOD.amountAlways });
      const lines = [{ name: "急須", quantity: 1, unitPrice: 9_000 }];
      const edit = { lines, shippingFee: 0, discount: 0, points: 0, editChoice: true };
      const answer = await perform(shop(), order, "change_amount", { edit });
      if (answer.kind !== "done" || answer.operationId === null) throw new Error("nothing was sent");
      provider.repeat(answer.operationId);
      expect(await lookAt(shop().deps, order.id)).toBe("differs");
      const shown = await asked(shop(), order, { repair: "acknowledge" });
      const wordless = await repairDifference(shop().deps, STAFF.operator, shown);
      expect(wordless).toEqual({ ok: false, error: { code: "note_required" } });
      const noted = { ...shown, note: "二重に届いた記録。金額は正しい" };
      expect(await repairDifference(shop().deps, STAFF.operator, noted)).toMatchObject({ ok: true });
      expect(await lookAt(shop().deps, order.id)).toBe("agrees");
      expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({
        kind: "difference_acknowledged",
        data: { reason: noted.note },
      });
    });
  });

  describe("work that the ledger shows", () => {
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
      expect(await openDifference(shop(), order)).toBeNull();
      const result = await settleSeenWork(shop().deps, STAFF.operator, { taskId, amountAfter: 0, word: "done" });
      expect(result).toMatchObject({ ok: true, value: { word: "done" } });
      const after = await read(shop(), order);
      expect(after.openTasks).toEqual([]);
      const canceledAt = provider.payments.get(order.providerPaymentId)?.canceledAt ?? "";
      expect(after.payment).toMatchObject({ state: "voided", canceledAt: Date.parse(canceledAt) });
      expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({ kind: "console_task_done", data: { taskId } });
    });

    it("waits for an open operation", async () => {
      const order = await shop().order({ methodId: METHOD.amountNotInTable });
      const lines = [{ name: "急須 黒", quantity: 1, unitPrice: 9_000 }];
      const edit = { lines, shippingFee: 0, discount: 0, points: 0, editChoice: false };
      await perform(shop(), order, "change_amount", { acknowledged: true, edit });
      provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 9_000 });
      expect(await lookAt(shop().deps, order.id)).toBe("task_done");
      provider.next({ kind: "lost_before" });
      await perform(shop(), order, "capture", { acknowledged: true });
      const before = await read(shop(), order);
      const taskId = before.openTasks[0]?.id ?? 0;
      expect(await settleSeenWork(shop().deps, STAFF.operator, { taskId, amountAfter: 9_000, word: "done" })).toEqual({
        ok: false,
        error: { code: "operation_open", kind: "capture" },
      });
      expect(await read(shop(), order)).toEqual(before);
    });

    it("is a difference once a person says that it is not this work", async () => {
      const { order, taskId } = await seen();
      await settleSeenWork(shop().deps, STAFF.operator, { taskId, amountAfter: 0, word: "not_this" });
      expect((await read(shop(), order)).openTasks).toMatchObject([{ id: taskId, seenDenied: true }]);
      expect(await differenceOf(shop(), order)).toMatchObject({ kinds: ["canceled_there"] });
      const late = await settleSeenWork(shop().deps, STAFF.operator, { taskId, amountAfter: 0, word: "done" });
      expect(late).toEqual({ ok: false, error: { code: "not_seen" } });
    });
  });
});
