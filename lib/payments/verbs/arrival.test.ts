import { expect, it } from "vitest";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import type { Repair } from "@/lib/payments/model/differences";
import { lookAtArrival } from "@/lib/payments/reconcile/arrival";
import { lookAt } from "@/lib/payments/reconcile/look";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { eventsOf, ledgerOf, read, STAFF, type TestOrder } from "@/lib/payments/testing/test-shop";
import { type OrderSpec, orderRows } from "@/prisma/builders/order-rows";
import { repairDifference } from "./repair-difference";

onBothStores("an authorization that arrives late", (shop) => {
  const methodId = METHOD.cancelByFlag;
  let arrivals = 0;

  /** The provider authorized it, and no answer of that has reached us. */
  function arrives(order: TestOrder, change: Partial<LedgerPayment> = {}): LedgerPayment {
    arrivals += 1;
    const paymentId = `pay-late-${arrivals}`;
    const rows = orderRows({ methodId, orderNumber: order.orderNumber }, arrivals, shop().now());
    const ledger = { ...ledgerOf(rows, paymentId), ...change };
    shop().provider.payments.set(paymentId, ledger);
    return ledger;
  }

  const waiting = (spec: OrderSpec = {}) => shop().order({ methodId, stage: "unauthorized", ...spec });

  const openOf = (ledger: LedgerPayment) =>
    shop().store.transaction(async (tx) => {
      const { openId } = await tx.differencesOf(ledger.paymentId);
      return openId === null ? null : tx.findDifference(openId);
    });

  async function repair(ledger: LedgerPayment, by: Repair, note = "") {
    const open = await openOf(ledger);
    if (open === null) throw new Error("nothing differs");
    const { id: differenceId, fingerprint } = open;
    return repairDifference(shop().deps, STAFF.operator, { differenceId, fingerprint, repair: by, note });
  }

  const changed = (ledger: LedgerPayment, change: Partial<LedgerPayment>) => {
    const after = { ...ledger, ...change };
    shop().provider.payments.set(ledger.paymentId, after);
    return after;
  };

  it.each([{}, { rejected: true }])(
    "for an order that waits (%o) is found by its number and taken over",
    async (spec) => {
      const order = await waiting(spec);
      const ledger = arrives(order);
      expect(await lookAtArrival(shop().deps, ledger)).toBe("differs");
      expect(await openOf(ledger)).toMatchObject({ kinds: ["authorized_there"], orderId: order.id });
      expect((await read(shop(), order)).order.version).toBe(1);
      expect(await repair(ledger, "take_over")).toMatchObject({ ok: true, value: { adopts: true, left: false } });
      const after = await read(shop(), order);
      expect(after.payment).toMatchObject({
        providerPaymentId: ledger.paymentId,
        state: "authorized",
        authorized: 12_800,
      });
      const paid = paymentBeginningOf(methodId) === "with_authorization";
      expect(after.order).toMatchObject({ stage: "before_capture", version: 2, paid });
      expect(after.openTasks).toEqual([]);
      expect((await eventsOf(shop(), order))[0]).toMatchObject({
        kind: "ledger_taken_over",
        data: { amountBefore: 0, amount: 12_800 },
      });
      expect(await lookAt(shop().deps, order.id)).toBe("agrees");
      expect(await lookAtArrival(shop().deps, ledger)).toBe("put_off");
    },
  );

  it("for another amount than the order's leaves that as work", async () => {
    const order = await waiting();
    const ledger = arrives(order, { authorized: 10_000 });
    await lookAtArrival(shop().deps, ledger);
    expect(await repair(ledger, "take_over")).toMatchObject({ ok: true });
    const { openTasks } = await read(shop(), order);
    expect(openTasks).toMatchObject([{ kind: "change_amount", amountBefore: 10_000, amountAfter: 12_800 }]);
  });

  it("for an order that was canceled here is left to the console, or said to be known", async () => {
    const order = await waiting({ cancellationMark: true, status: "canceled" });
    const ledger = arrives(order);
    expect(await lookAtArrival(shop().deps, ledger)).toBe("differs");
    expect(await openOf(ledger)).toMatchObject({ kinds: ["marked_live_there"], orderId: order.id });
    expect(await repair(ledger, "take_over")).toEqual({ ok: false, error: { code: "repair_not_legal" } });
    expect(await repair(ledger, "leave_task")).toMatchObject({ ok: true, value: { adopts: true, left: false } });
    const after = await read(shop(), order);
    expect(after.openTasks).toMatchObject([{ kind: "cancel", amountBefore: 12_800, amountAfter: 0 }]);
    expect(after.order).toMatchObject({ cancellationMark: true, status: "canceled", stage: "before_capture" });
    shop().provider.workInConsole(ledger.paymentId, { kind: "cancel", amount: 12_800 });
    expect(await lookAt(shop().deps, order.id)).toBe("task_done");
  });

  it("is not brought up again once a person has looked", async () => {
    const order = await waiting({ cancellationMark: true, status: "canceled" });
    const ledger = arrives(order);
    await lookAtArrival(shop().deps, ledger);
    expect(await repair(ledger, "acknowledge", "別の受注の決済と確認")).toMatchObject({ ok: true });
    expect((await read(shop(), order)).payment).toMatchObject({ providerPaymentId: null, state: "awaiting" });
    expect(await lookAtArrival(shop().deps, ledger)).toBe("agrees");
    expect((await eventsOf(shop(), order)).map(({ kind }) => kind)).toEqual(["difference_acknowledged"]);
  });

  it("is gone once it has ended there", async () => {
    const order = await waiting();
    const ledger = arrives(order);
    await lookAtArrival(shop().deps, ledger);
    const ended = changed(ledger, { state: "voided", canceledAt: ledger.updatedAt });
    expect(await lookAtArrival(shop().deps, ended)).toBe("agrees");
    expect(await openOf(ledger)).toBeNull();
  });

  it("is another shop's where order or provider are not ours, and where the order has its payment", async () => {
    const live = await shop().order({ methodId });
    expect(await lookAtArrival(shop().deps, arrives(live))).toBe("not_ours");
    const order = await waiting();
    expect(await lookAtArrival(shop().deps, arrives(order, { orderNumber: "NOBODYS-1" }))).toBe("not_ours");
    const elsewhere = { provider: "nobody", method: "nobody/knows" };
    expect(await lookAtArrival(shop().deps, arrives(order, elsewhere))).toBe("not_ours");
  });

  it("that another payment took the place of is seen while it lives, and never closes the other's work", async () => {
    const order = await waiting();
    const first = arrives(order);
    await lookAtArrival(shop().deps, first);
    await repair(first, "take_over");
    const lapsed = changed(first, { state: "lapsed", lapsedAt: first.updatedAt });
    await lookAt(shop().deps, order.id);
    const second = arrives(order);
    await lookAtArrival(shop().deps, second);
    expect(await repair(second, "take_over")).toMatchObject({ ok: true, value: { adopts: true } });
    expect(await lookAt(shop().deps, order.id, first.paymentId)).toBe("agrees");
    changed(lapsed, { state: "authorized", lapsedAt: null });
    expect(await lookAt(shop().deps, order.id, first.paymentId)).toBe("differs");
    expect(await openOf(first)).toMatchObject({ kinds: ["superseded_live_there"], orderId: order.id });
    expect(await repair(first, "take_over")).toEqual({ ok: false, error: { code: "repair_not_legal" } });
    changed(lapsed, {});
    expect(await lookAt(shop().deps, order.id, first.paymentId)).toBe("agrees");
    expect(await openOf(first)).toBeNull();
  });
});
