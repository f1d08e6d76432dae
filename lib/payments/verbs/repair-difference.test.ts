import { beforeEach, describe, expect, it } from "vitest";
import { lookAt } from "@/lib/payments/reconcile/look";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import {
  asked,
  findOpenDifference,
  openDifferenceOf,
  rowsOf,
  workedInConsole,
} from "@/lib/payments/testing/differences";
import { editTo } from "@/lib/payments/testing/edit-to";
import type { FakeProvider } from "@/lib/payments/testing/fake-provider";
import { METHOD } from "@/lib/payments/testing/methods";
import { eventsOf, perform, read, STAFF } from "@/lib/payments/testing/test-shop";
import { repairDifference } from "./repair-difference";
import { settleSeenWork } from "./settle-seen-work";

onBothStores("突合", (shop) => {
  let provider: FakeProvider;
  beforeEach(() => {
    provider = shop().provider;
  });

  describe("taking the ledger over", () => {
    it("ends the order whose payment was canceled there, and sends nothing", async () => {
      const order = await workedInConsole(shop(), {}, { kind: "cancel", amount: 12_800 });
      await lookAt(shop().deps, order.id);
      const before = await read(shop(), order);
      const calls = provider.calls.length;
      const difference = await openDifferenceOf(shop(), order);
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
      expect(await findOpenDifference(shop(), order)).toBeNull();
      expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    });

    it("leaves work open where the provider now holds another amount than the order's total", async () => {
      const order = await workedInConsole(shop(), {}, { kind: "change_amount", amount: 9_000 });
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
      const order = await workedInConsole(shop(), {}, { kind: "change_amount", amount: 9_000 });
      await lookAt(shop().deps, order.id);
      const shown = await asked(shop(), order);
      provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 8_000 });
      const result = await repairDifference(shop().deps, STAFF.operator, shown);
      expect(result).toEqual({ ok: false, error: { code: "difference_changed" } });
      expect((await read(shop(), order)).payment).toMatchObject({ authorized: 12_800 });
      expect(await openDifferenceOf(shop(), order)).toMatchObject({
        id: shown.differenceId,
        theirs: { authorized: 8_000 },
      });
    });

    it("changes nothing where the two agree again, and says so", async () => {
      const order = await workedInConsole(shop(), {}, { kind: "change_amount", amount: 9_000 });
      await lookAt(shop().deps, order.id);
      const shown = await asked(shop(), order);
      provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 12_800 });
      const before = await read(shop(), order);
      const result = await repairDifference(shop().deps, STAFF.operator, shown);
      expect(result).toMatchObject({ ok: true, value: { kind: "agrees_already" } });
      expect(rowsOf(await read(shop(), order))).toEqual(rowsOf(before));
    });

    it("happens once: who comes second is told who was first", async () => {
      const order = await workedInConsole(shop(), {}, { kind: "cancel", amount: 12_800 });
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
      const order = await workedInConsole(
        shop(),
        { methodId: METHOD.cancelByFlag },
        { kind: "change_amount", amount: 9_000 },
      );
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
      expect((await openDifferenceOf(shop(), order)).end).toBeNull();
    });

    it("asks the role as it is now, and does not go by an unanswered question", async () => {
      const order = await workedInConsole(shop(), {}, { kind: "change_amount", amount: 9_000 });
      await lookAt(shop().deps, order.id);
      const shown = await asked(shop(), order);
      expect(await repairDifference(shop().deps, STAFF.viewer, shown)).toMatchObject({ error: { code: "role" } });
      const silence = { kind: "silence", cause: "timeout", detail: "", raw: null, httpStatus: null } as const;
      const silent = { ...shop().deps, gateway: { payment: async () => silence } };
      const unheard = await repairDifference(silent, STAFF.operator, shown);
      expect(unheard).toEqual({ ok: false, error: { code: "provider_unreachable" } });
      expect((await openDifferenceOf(shop(), order)).end).toBeNull();
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
        outcome: "done",
      });
      expect(done).toMatchObject({ ok: true });
      expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    });

    it("acknowledge, with a word of why, an operation that was done twice, and not bring it up again", async () => {
      const order = await shop().order({ methodId: METHOD.amountAlways });
      const edit = editTo(9_000, { editChoice: true });
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
});
