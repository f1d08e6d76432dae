import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayReply, ReadLedgerPage } from "@/lib/gateway/port";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { StoreError } from "@/lib/payments/store/store-error";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { perform, STAFF, type TestOrder } from "@/lib/payments/testing/test-shop";
import { type ReconcileDeps, reconcile } from "./reconcile";
import { dueAt } from "./rounds-due";

let shop: PgShop;
let deps: ReconcileDeps;
beforeAll(async () => {
  shop = await openPgShop();
  deps = { ...shop.deps, rounds: shop.store.rounds, gateway: shop.provider };
});
afterAll(() => shop.close());

const forget = () => shop.sql.query("TRUNCATE reconciliation_rounds, differences, ledger_looks");
const lastRound = async () => (await shop.sql.query("SELECT * FROM reconciliation_rounds ORDER BY id")).rows.at(-1);
const differing = async () =>
  (await shop.sql.query('SELECT provider_payment_id AS id FROM differences WHERE "end" IS NULL')).rows.map(
    ({ id }) => id,
  );

function theirs({ providerPaymentId }: TestOrder): LedgerPayment {
  const payment = shop.provider.payments.get(providerPaymentId);
  if (payment === undefined) throw new Error("the provider has no such payment");
  return payment;
}

function pageOf(payments: readonly LedgerPayment[], nextCursor: string | null): GatewayReply<ReadLedgerPage> {
  const answer = { asOf: new Date(shop.now()).toISOString(), payments, nextCursor, unreadable: 0 };
  return { kind: "answer", answer, raw: "", httpStatus: 200 };
}

const read = (ledgerPage: ReconcileDeps["gateway"]["ledgerPage"], more: Partial<ReconcileDeps> = {}) =>
  reconcile(
    { ...deps, ...more, gateway: { payment: (id) => shop.provider.payment(id), ledgerPage } },
    dueAt(shop.now()),
  );

describe("a round of 突合", () => {
  it("goes on behind a stranger's payment that cannot be written down", async () => {
    await forget();
    const order = await shop.order({ methodId: METHOD.cancelNotInTable });
    shop.provider.workInConsole(order.providerPaymentId, { kind: "cancel", amount: 12_800 });
    const stranger = { ...theirs(order), paymentId: "pay-odd", providerStatus: "VO\u0000ID" };
    await read(async () => pageOf([stranger, theirs(order)], null));
    expect(await lastRound()).toMatchObject({ failed: null, unreadable: 1 });
    expect(await differing()).toEqual([order.providerPaymentId]);
  });

  it("ends at a ledger whose pages bring nothing new and never end", async () => {
    await forget();
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    let pages = 0;
    await read(async () => {
      pages += 1;
      if (pages > 2_000) throw new Error("still reading");
      return pageOf([theirs(order)], `after-${pages}`);
    });
    expect(await lastRound()).toMatchObject({ failed: "not_understood" });
  });

  it("comes back to a payment that our side changed while it was laid beside the ledger", async () => {
    await forget();
    await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    const before = theirs(order);
    const { rounds } = shop.store;
    const comparables: typeof rounds.comparables = async (ids) => {
      const ours = await rounds.comparables(ids);
      // The provider says that it is done, and does nothing.
      await perform(shop, order, "cancel", {}, STAFF.operator);
      shop.provider.payments.set(order.providerPaymentId, before);
      return ours;
    };
    await read(async () => pageOf([before], null), { rounds: { ...rounds, comparables } });
    expect(await differing()).toContain(order.providerPaymentId);
  });

  it("comes back to work that somebody closes at that moment, and waits for nobody", async () => {
    await forget();
    const order = await shop.order({ methodId: METHOD.cancelNotInTable });
    await perform(shop, order, "cancel", { acknowledged: true }, STAFF.operator);
    const quiet = theirs(order);
    const { rounds } = shop.store;
    await read(async () => pageOf([quiet], null));
    await shop.sql.query("TRUNCATE reconciliation_rounds");
    const since = performance.now();
    // A person says that the cancel was done; it was not. Their COMMIT comes once the round has noted what agrees.
    await shop.store.transaction(async (tx) => {
      const locked = await tx.lockOrder(order.id);
      const [task] = locked?.openTasks ?? [];
      if (!locked?.payment || task === undefined) throw new Error("no work is open");
      const now = await tx.now();
      const { id: paymentId } = locked.payment;
      await rounds.noteAgreeing([{ paymentId, version: locked.order.version }]);
      const closed = { at: now, by: STAFF.operator.id };
      await tx.changePayment(paymentId, { state: "voided", canceledAt: now });
      await tx.closeTask(task.id, { state: "done", note: "", workedAt: now, ...closed });
      await tx.changeOrder(
        locked.order,
        { stage: "canceled" },
        { at: now, actor: "staff", staffId: STAFF.operator.id, kind: "console_task_done", data: { changes: [] } },
      );
    });
    expect(performance.now() - since).toBeLessThan(2_000);
    await read(async () => pageOf([], null));
    expect(shop.provider.payments.get(order.providerPaymentId)).toEqual(quiet);
    expect(await differing()).toContain(order.providerPaymentId);
  });

  it("goes on where somebody holds what it would note down as agreeing", async () => {
    await forget();
    const agreeing = theirs(await shop.order({ methodId: METHOD.cancelByFlag }));
    const noteAgreeing = () => Promise.reject(new StoreError("conflict", "a lock that was not to be had"));
    await read(async () => pageOf([agreeing], null), { rounds: { ...shop.store.rounds, noteAgreeing } });
    expect(await lastRound()).toMatchObject({ failed: null });
  });
});
