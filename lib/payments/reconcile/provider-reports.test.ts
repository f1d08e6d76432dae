import { expect, it } from "vitest";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { eventsOf, perform, read, STAFF, type TestOrder } from "@/lib/payments/testing/test-shop";
import { formatInstant } from "@/lib/time/instant";
import { lookAt } from "./look";
import { tellsMore } from "./provider-reports";

onBothStores("what the provider reports of a payment", (shop) => {
  const ledgerOf = (order: TestOrder): LedgerPayment => {
    const ledger = shop().provider.payments.get(order.providerPaymentId);
    if (ledger === undefined) throw new Error("the provider has no such payment");
    return ledger;
  };
  const reports = (order: TestOrder, change: Partial<LedgerPayment>) =>
    shop().provider.payments.set(order.providerPaymentId, { ...ledgerOf(order), ...change });
  const lapses = (order: TestOrder) => reports(order, { state: "lapsed", lapsedAt: formatInstant(shop().now()) });
  const kindsOf = async (order: TestOrder) => (await eventsOf(shop(), order)).map(({ kind }) => kind);

  it("an authorization that the provider let end: the order waits for one again, without a limit", async () => {
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    lapses(order);
    expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    const { order: after, payment } = await read(shop(), order);
    expect(payment).toMatchObject({ state: "lapsed", authorized: 12_800, lapsedAt: expect.any(Number) });
    expect(after).toMatchObject({ stage: "unauthorized", version: 2, nearestDeadline: null, cancelDeadline: null });
    expect(after.cancellationMark).toBe(false);
    const [event] = await eventsOf(shop(), order);
    expect(event).toMatchObject({ kind: "authorization_lapsed", actor: "worker", staffId: null });
    expect(event?.data).toMatchObject({ providerPaymentId: order.providerPaymentId, amountBefore: 12_800, amount: 0 });
  });

  it("leaves no work in the console of what has ended by itself", async () => {
    const order = await shop().order({ methodId: METHOD.amountNotInTable });
    await perform(shop(), order, "change_amount", { edit: editTo(9_000), acknowledged: true });
    expect((await read(shop(), order)).openTasks).toHaveLength(1);
    lapses(order);
    expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    expect((await read(shop(), order)).openTasks).toEqual([]);
    expect(await shop().closedTasks(order.id)).toBe(1);
  });

  it("that the buyer has paid: the order is paid as of that day in Tokyo, and waits for it no longer", async () => {
    const order = await shop().order({ methodId: METHOD.cancelByFlag, paid: false, status: "awaiting_payment" });
    reports(order, { buyerPaidAt: "2026-11-22T15:30:00.000Z" });
    expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    const paid = { paid: true, paidOn: "2026-11-23", status: "paid", version: 2 };
    expect((await read(shop(), order)).order).toMatchObject(paid);
    expect((await eventsOf(shop(), order))[0]).toMatchObject({
      kind: "payment_reported",
      data: { paidOn: "2026-11-23" },
    });
  });

  it("is written once, however often it is told", async () => {
    const order = await shop().order({ methodId: METHOD.cancelByFlag, paid: false });
    reports(order, { buyerPaidAt: "2026-11-22T15:30:00.000Z" });
    lapses(order);
    for (let look = 0; look < 4; look += 1) await lookAt(shop().deps, order.id);
    expect(await kindsOf(order)).toEqual(["authorization_lapsed", "payment_reported"]);
  });

  it("does not contradict a person who took 入金 back, until another payment is paid", async () => {
    const order = await shop().order({ methodId: METHOD.cancelByFlag, paid: false });
    reports(order, { buyerPaidAt: "2026-11-22T15:30:00.000Z" });
    await lookAt(shop().deps, order.id);
    await shop().store.transaction(async (tx) => {
      const locked = await tx.lockOrder(order.id);
      if (locked === null) throw new Error("the order is gone");
      const event = { at: await tx.now(), actor: "staff", staffId: STAFF.operator.id } as const;
      const back = { paid: false, paidOn: null };
      await tx.changeOrder(locked.order, back, { ...event, kind: "order_edited", data: { changes: [] } });
    });
    await lookAt(shop().deps, order.id);
    expect((await read(shop(), order)).order).toMatchObject({ paid: false, version: 3 });
  });

  it("waits while an operation is open", async () => {
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
    shop().provider.next({ kind: "lost_before" });
    await perform(shop(), order, "cancel");
    lapses(order);
    expect(await lookAt(shop().deps, order.id)).toBe("put_off");
    expect((await read(shop(), order)).payment).toMatchObject({ state: "authorized" });
  });

  it("is of the payment that counts: what became of one whose place another took tells nothing of the order", async () => {
    const order = await shop().order({ methodId: METHOD.cancelByFlag, paid: false });
    const paid = { ...ledgerOf(order), buyerPaidAt: "2026-11-22T15:30:00.000Z" };
    const { payment } = await read(shop(), order);
    if (payment === null) throw new Error("the order has no payment");
    const unpaid = { order: { paid: false }, payment };
    expect(tellsMore(unpaid, paid)).toBe(true);
    expect(tellsMore({ ...unpaid, payment: { ...payment, supersededAt: shop().now() } }, paid)).toBe(false);
  });
});
