import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/client";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { confirmation, perform, prepared, read, STAFF, type TestOrder } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "@/lib/payments/verbs/confirm";
import { formatInstant } from "@/lib/time/instant";
import { tokyoDate } from "@/lib/time/tokyo";
import type { TheirRecord } from "./ledger-view";
import { readLedger } from "./read-ledger";

let shop: PgShop;
let db: Database;
beforeAll(async () => {
  shop = await openPgShop();
  db = shop.db;
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true, terminationApi: false });
});
afterAll(async () => {
  await shop.close();
});

const ledgersOf = (order: TestOrder) => readLedger(shop.provider, order.orderNumber, db);
const anOrder = () => shop.order({ methodId: METHOD.cancelByFlag });

function theirPayment(order: TestOrder): LedgerPayment {
  const payment = shop.provider.payments.get(order.providerPaymentId);
  if (payment === undefined) throw new Error(`the provider has no ${order.providerPaymentId}`);
  return payment;
}

/** A cancel whose outcome is open: lost on the way, or carried out and never answered. */
async function openCancel(fault: "lost_before" | "lost_after"): Promise<TestOrder> {
  const order = await anOrder();
  const from = confirmation(await prepared(shop, order, "cancel"));
  shop.provider.next({ kind: fault });
  expect(await confirmOrderVerb(shop.deps, STAFF.operator, from)).toMatchObject({ value: { kind: "unknown" } });
  return order;
}

describe("both ledgers of an order", () => {
  it("there are none of a number that is no order's", async () => {
    expect(await readLedger(shop.provider, "999999-9999", db)).toBeNull();
  });

  it("agree after a cancel, with the entry that our call made", async () => {
    const order = await anOrder();
    await perform(shop, order, "cancel");
    const view = await ledgersOf(order);
    expect(view?.ours).toMatchObject({ stage: "canceled", cancellationMark: true, total: 12_800, held: 0 });
    expect(view?.theirs).toMatchObject({
      answered: "payment",
      stage: "canceled",
      held: 0,
      entries: [{ kind: "cancel", amount: 12_800, by: "desk" }],
      older: 0,
    });
    expect(view?.openOperation).toBeNull();
  });

  it("agree on a parcel that our call told the provider of, and on none before", async () => {
    const order = await shop.order({ methodId: METHOD.closedBySlipNumber });
    const before = await ledgersOf(order);
    expect(before).toMatchObject({ ours: { shipmentReported: false }, theirs: { shipmentReported: false } });
    const shipping = {
      carrier: "ヤマト運輸",
      slipNumber: "4567-8901-2345",
      shippedOn: tokyoDate(shop.now()),
      report: true,
    };
    await perform(shop, order, "ship", { shipping });
    const after = await ledgersOf(order);
    expect(after).toMatchObject({ ours: { shipmentReported: true }, theirs: { shipmentReported: true } });
  });

  it("differ where a cancel was carried out and its answer is lost, and the provider's entry is told as that cancel's", async () => {
    const view = await ledgersOf(await openCancel("lost_after"));
    expect(view?.ours).toMatchObject({ stage: "before_capture", cancellationMark: false, held: 12_800 });
    expect(view?.theirs).toMatchObject({ stage: "canceled", held: 0, entries: [{ by: "open_operation" }] });
    expect(view?.openOperation).toBe("done");
  });

  it("say that a lost cancel is not there, and never that it failed", async () => {
    const view = await ledgersOf(await openCancel("lost_before"));
    expect(view?.theirs).toMatchObject({ stage: "before_capture", entries: [] });
    expect(view?.openOperation).toBe("not_there");
  });

  it("tell a cancel that a person did in the provider's console from the one that was sent", async () => {
    const order = await openCancel("lost_before");
    shop.provider.workInConsole(order.providerPaymentId, { kind: "cancel", amount: 12_800 });
    const view = await ledgersOf(order);
    expect(view?.theirs).toMatchObject({ stage: "canceled", entries: [{ by: "elsewhere" }] });
    expect(view?.openOperation).toBe("done_elsewhere");
  });

  it("point out what was done a second time", async () => {
    const order = await openCancel("lost_after");
    const payment = theirPayment(order);
    const again = payment.entries.map((entry) => ({ ...entry, seq: entry.seq + payment.entries.length }));
    shop.provider.payments.set(order.providerPaymentId, { ...payment, entries: [...payment.entries, ...again] });
    const theirs = (await ledgersOf(order))?.theirs as TheirRecord;
    expect(theirs.entries.map(({ seq, doubt }) => [seq, doubt])).toEqual([
      [2, "again"],
      [1, null],
    ]);
  });

  it("say so where the provider's record is neither from before nor from after", async () => {
    const order = await openCancel("lost_before");
    shop.provider.payments.set(order.providerPaymentId, { ...theirPayment(order), authorized: 9_000 });
    expect((await ledgersOf(order))?.openOperation).toBe("neither");
  });

  it("tell work in the provider's console from ours, the newest five first, and count the rest", async () => {
    const order = await anOrder();
    const payment = theirPayment(order);
    const entries = Array.from({ length: 7 }, (_, index) => ({
      seq: index + 1,
      operationId: null,
      kind: "change_amount" as const,
      amount: 10_000 + index,
      at: formatInstant(Date.parse(payment.paymentAt) + index * 1_000),
      providerOperation: "Console",
      providerCode: null,
      providerStatus: "AUTH",
    }));
    shop.provider.payments.set(order.providerPaymentId, { ...payment, authorized: 10_006, entries });
    const theirs = (await ledgersOf(order))?.theirs as TheirRecord;
    expect(theirs.entries.map(({ seq, by }) => [seq, by])).toEqual([7, 6, 5, 4, 3].map((seq) => [seq, "elsewhere"]));
    expect(theirs.older).toBe(2);
  });

  it("show our side also where the provider does not answer, does not know the payment, or was never asked", async () => {
    const order = await anOrder();
    const silent = { payment: async () => SILENCE };
    const view = await readLedger(silent, order.orderNumber, db);
    expect(view).toMatchObject({ ours: { held: 12_800 }, theirs: { answered: "silence" }, openOperation: null });

    shop.provider.payments.delete(order.providerPaymentId);
    expect(await ledgersOf(order)).toMatchObject({ ours: { held: 12_800 }, theirs: { answered: "unknown_payment" } });

    const unpaid = await shop.order({ methodId: METHOD.cancelByFlag, stage: "unauthorized" });
    const unasked = { payment: () => Promise.reject(new Error("no provider was to be asked")) };
    expect(await readLedger(unasked, unpaid.orderNumber, db)).toMatchObject({ theirs: { answered: "not_asked" } });
  });

  it("change nothing by being read", async () => {
    const order = await openCancel("lost_after");
    const before = await read(shop, order);
    const calls = shop.provider.calls.length;
    await ledgersOf(order);
    expect(await read(shop, order)).toEqual(before);
    expect(shop.provider.calls).toHaveLength(calls);
  });
});

const SILENCE = { kind: "silence", cause: "timeout", detail: "timeout", raw: null, httpStatus: null } as const;
