import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import type { DifferenceKind } from "@/lib/payments/model/differences";
import { heldOf } from "@/lib/payments/model/payment-facts";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { perform, read, STAFF, type TestOrder } from "@/lib/payments/testing/test-shop";
import { lookAtOrder } from "@/lib/payments/verbs/look-at-order";
import { openTask } from "@/lib/payments/verbs/open-task";
import { repairDifference } from "@/lib/payments/verbs/repair-difference";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import type { DifferenceView, RepairChoice } from "./difference-view";
import { readDifference } from "./read-difference";

let shop: PgShop;
beforeAll(async () => {
  shop = await openPgShop();
});
afterAll(() => shop.close());

const AT = "2026-11-25T03:00:00.000Z";
const ENTRY = { seq: 9, operationId: null, at: AT, providerOperation: "console", providerCode: null } as const;

/** A person worked in the provider's console. */
function worked(order: TestOrder, change: Partial<LedgerPayment>): void {
  const ledger = shop.provider.payments.get(order.providerPaymentId);
  if (ledger === undefined) throw new Error("the provider has no such payment");
  const entry = {
    ...ENTRY,
    kind: change.canceledAt ? "cancel" : "change_amount",
    amount: 1,
    providerStatus: "",
  } as const;
  shop.provider.payments.set(order.providerPaymentId, { ...ledger, ...change, updatedAt: AT, entries: [entry] });
}

const CANCELED = { state: "voided", canceledAt: AT } as const;

async function differing(order: TestOrder): Promise<DifferenceView> {
  expect(await lookAtOrder(shop.deps, order.orderNumber)).toEqual({ ok: true, value: { look: "differs" } });
  const [row] = await shop.db.difference.findMany({ where: { orderId: order.id, end: null } });
  const view = await readDifference(row?.id ?? 0, shop.db);
  if (view === null) throw new Error("the difference cannot be read");
  return view;
}

function choice<R extends RepairChoice["repair"]>(view: DifferenceView, repair: R) {
  const found = view.repairs.find((one): one is Extract<RepairChoice, { repair: R }> => one.repair === repair);
  if (found === undefined) throw new Error(`${repair} is not offered`);
  return found;
}

function repair(view: DifferenceView, by: RepairChoice["repair"], note = "") {
  const { row, fingerprint, version } = view;
  return repairDifference(shop.deps, STAFF.operator, { differenceId: row.id, repair: by, fingerprint, version, note });
}

async function owedEdit(total: number): Promise<TestOrder> {
  const order = await shop.order({ methodId: METHOD.amountNotInTable });
  await perform(shop, order, "change_amount", { edit: editTo(total), acknowledged: true });
  return order;
}

describe("one difference", () => {
  it("is nothing where there is none of that number", async () => {
    expect(await readDifference(999_999, shop.db)).toBeNull();
  });

  it("shows both sides as they were seen, by whatever actor it came about, and what was asked of no provider again", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    worked(order, CANCELED);
    const view = await differing(order);
    expect(view.ours).toMatchObject({ stage: "before_capture", held: 12_800, asOf: view.row.seenAt });
    expect(view.theirs).toMatchObject({
      answered: "payment",
      stage: "canceled",
      held: 0,
      entries: [{ kind: "cancel", by: "elsewhere", doubt: null }],
    });
  });

  it.each([
    ["a cancel", {}, CANCELED],
    ["a capture", {}, { state: "captured", captured: 12_800, capturedAt: AT }],
    ["another amount", {}, { authorized: 10_000 }],
    ["a refund in part", { stage: "after_capture" }, { refunded: 2_800 }],
  ] satisfies [string, OrderSpec, Partial<LedgerPayment>][])(
    "says beforehand exactly what taking over %s does",
    async (_, spec, change) => {
      const order = await shop.order({ methodId: METHOD.cancelByFlag, ...spec });
      worked(order, change);
      const view = await differing(order);
      const said = choice(view, "take_over");
      expect(await repair(view, "take_over")).toMatchObject({ ok: true, value: { end: "taken_over", left: false } });
      const after = await read(shop, order);
      expect(after.order).toMatchObject({ stage: said.stage, total: said.total, cancellationMark: said.marks });
      expect(heldOf(after.payment)).toBe(said.held);
      const [task] = after.openTasks;
      expect(task === undefined ? null : { held: task.amountBefore, total: task.amountAfter, known: false }).toEqual(
        said.outstanding,
      );
      expect(shop.provider.calls).toEqual([]);
      expect((await readDifference(view.row.id, shop.db))?.repairs).toEqual([]);
    },
  );

  it("says which work it closes as done, and which as obsolete", async () => {
    const order = await owedEdit(9_000);
    worked(order, CANCELED);
    const view = await differing(order);
    const said = choice(view, "take_over");
    expect(said.obsoleteTasks).toMatchObject([{ kind: "change_amount", amountAfter: 9_000 }]);
    await repair(view, "take_over");
    expect((await read(shop, order)).openTasks).toEqual([]);
  });

  it("says which work it brings up to date", async () => {
    const order = await owedEdit(9_000);
    worked(order, { authorized: 11_000 });
    const view = await differing(order);
    expect(choice(view, "take_over").outstanding).toEqual({ held: 11_000, total: 9_000, known: true });
    await repair(view, "take_over");
    expect((await read(shop, order)).openTasks).toMatchObject([{ amountBefore: 11_000, amountAfter: 9_000 }]);
  });

  it("promises no refused edit that the order has left behind, though the console shows its amount", async () => {
    const order = await shop.order({ methodId: METHOD.amountByChoice });
    const edit = (total: number, editChoice: boolean) => ({ edit: editTo(total, { editChoice }), acknowledged: true });
    shop.provider.next({ kind: "refused" });
    const refused = await perform(shop, order, "change_amount", edit(9_000, true));
    if (refused.kind !== "refused_by_provider") throw new Error("not refused");
    await openTask(shop.deps, STAFF.operator, { operationId: refused.operationId });
    await perform(shop, order, "change_amount", edit(8_000, false));
    worked(order, { authorized: 9_000 });
    const view = await differing(order);
    const said = choice(view, "take_over");
    expect(await repair(view, "take_over")).toMatchObject({ ok: true });
    const after = await read(shop, order);
    expect(said).toMatchObject({ total: 8_000, outstanding: { held: 9_000, total: 8_000, known: true } });
    expect(after.order.total).toBe(said.total);
    expect(after.openTasks).toMatchObject([{ amountBefore: 9_000, amountAfter: 8_000 }]);
  });

  it("repairs nothing that was decided about an order as it was before", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    worked(order, CANCELED);
    const view = await differing(order);
    const { fingerprint, row, version } = view;
    const earlier = { differenceId: row.id, repair: "take_over", fingerprint, version: (version ?? 0) - 1, note: "" };
    const answer = await repairDifference(shop.deps, STAFF.operator, { ...earlier, repair: "take_over" });
    expect(answer).toEqual({ ok: false, error: { code: "difference_changed" } });
    expect((await read(shop, order)).order.stage).toBe("before_capture");
  });

  it("marks an entry that the shop said would never happen, and offers to acknowledge it", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    const ledger = shop.provider.payments.get(order.providerPaymentId);
    const entry = { ...ENTRY, operationId: "0199aaaa-0000-7000-8000-00000000000a", kind: "change_amount" } as const;
    if (ledger !== undefined) {
      const entries = [{ ...entry, amount: 12_800, providerStatus: "" }];
      shop.provider.payments.set(order.providerPaymentId, { ...ledger, entries });
    }
    const view = await differing(order);
    expect(view.row.kinds).toEqual(["unknown_entry"] satisfies DifferenceKind[]);
    expect(view.theirs).toMatchObject({ entries: [{ doubt: "not_ours", by: "desk" }] });
    expect(view.repairs).toEqual([{ repair: "acknowledge" }]);
    expect(await repair(view, "acknowledge", "  ")).toEqual({ ok: false, error: { code: "note_required" } });
    expect(await repair(view, "acknowledge", "別店舗の操作")).toMatchObject({ ok: true });
  });
});

describe("いま突合する", () => {
  it("says what it came to, and writes nothing of an order with an open operation", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    const look = () => lookAtOrder(shop.deps, order.orderNumber);
    expect(await look()).toEqual({ ok: true, value: { look: "agrees" } });
    await shop.setFlags(order.methodId, { cancelApi: true });
    shop.provider.next({ kind: "lost_after" });
    await perform(shop, order, "cancel");
    expect(await look()).toEqual({ ok: true, value: { look: "put_off" } });
  });

  it("knows an order that has nothing to lay beside a ledger, and one that is none", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag, stage: "unauthorized" });
    expect(await lookAtOrder(shop.deps, order.orderNumber)).toEqual({ ok: true, value: { look: "no_payment" } });
    expect(await lookAtOrder(shop.deps, "999999-9999")).toEqual({ ok: false, error: { code: "order_not_found" } });
  });
});
