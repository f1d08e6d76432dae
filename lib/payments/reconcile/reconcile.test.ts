import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayReply, ReadLedgerPage } from "@/lib/gateway/port";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { perform, STAFF } from "@/lib/payments/testing/test-shop";
import { type ReconcileDeps, reconcile } from "./reconcile";
import { dueAt } from "./rounds-due";

const MINUTE = 60_000;

let shop: PgShop;
let deps: ReconcileDeps;
beforeAll(async () => {
  shop = await openPgShop();
  deps = { ...shop.deps, rounds: shop.store.rounds, gateway: shop.provider };
});
afterAll(() => shop.close());

/** Rounds are due by the database's clock: what lies behind is made older instead of waiting. */
const pass = (minutes: number) =>
  shop.sql.query(
    "UPDATE reconciliation_rounds SET started_at = started_at - $1 * interval '1 minute', lease_until = lease_until - $1 * interval '1 minute'",
    [minutes],
  );
const rounds = async () => (await shop.sql.query("SELECT * FROM reconciliation_rounds ORDER BY id")).rows;
const differences = async () =>
  (await shop.sql.query('SELECT * FROM differences WHERE "end" IS NULL ORDER BY id')).rows;
const due = () => dueAt(shop.now());
const forget = () => shop.sql.query("TRUNCATE reconciliation_rounds, differences, ledger_looks");

describe("when a round is due", () => {
  it("nightly first, then every 15 minutes, and at no other time", async () => {
    await forget();
    expect(await reconcile(deps, due())).toMatchObject({ kind: "nightly" });
    expect(await reconcile(deps, due())).toBeNull();
    await pass(14);
    expect(await reconcile(deps, due())).toBeNull();
    await pass(1);
    expect(await reconcile(deps, due())).toMatchObject({ kind: "recent" });
    expect(await reconcile(deps, due())).toBeNull();
    await pass(24 * 60);
    expect(await reconcile(deps, due())).toMatchObject({ kind: "nightly" });
  });

  it("one runs at a time, whoever asks for it", async () => {
    await forget();
    const begun = await Promise.all(Array.from({ length: 8 }, () => deps.rounds.begin(due())));
    expect(begun.filter((round) => round !== null)).toHaveLength(1);
    expect(await deps.rounds.begin(due())).toBeNull();
    expect(await rounds()).toMatchObject([{ ended_at: null, failed: null }]);
  });

  it("a round whose process died is ended by the next one, and can no longer be renewed", async () => {
    await forget();
    const dead = await deps.rounds.begin(due());
    await pass(3);
    const next = await deps.rounds.begin({ ...due(), afterFailureMs: MINUTE });
    expect(next).toMatchObject({ kind: "nightly" });
    const counts = { looked: 0, agreed: 0, differing: 0, tasksSeen: 0, putOff: 0, unreadable: 0 };
    expect(await deps.rounds.renew(dead?.id ?? 0, MINUTE, counts)).toBe(false);
    expect(await rounds()).toMatchObject([{ failed: "abandoned" }, { ended_at: null }]);
  });

  it("one that failed is tried again after a minute, not at once and not a quarter of an hour later", async () => {
    await forget();
    const silence = { kind: "silence", cause: "connection", detail: "", raw: null, httpStatus: null } as const;
    const away = {
      ...deps,
      gateway: { ...deps.gateway, payment: shop.provider.payment, ledgerPage: async () => silence },
    };
    await reconcile(away, due());
    expect(await rounds()).toMatchObject([{ failed: "connection", ended_at: expect.any(Date) }]);
    expect(await reconcile(deps, due())).toBeNull();
    await pass(1.1);
    expect(await reconcile(deps, due())).toMatchObject({ kind: "nightly" });
  });
});

describe("what a round finds", () => {
  it("compares every payment, and keeps what differs, what is not ours, and what the provider does not know", async () => {
    await forget();
    const agreeing = await shop.order({ methodId: METHOD.cancelByFlag });
    const canceled = await shop.order({ methodId: METHOD.cancelNotInTable });
    shop.provider.workInConsole(canceled.providerPaymentId, { kind: "cancel", amount: 12_800 });
    const gone = await shop.order({ methodId: METHOD.cancelByFlag });
    const theirs = shop.provider.payments.get(gone.providerPaymentId);
    if (theirs === undefined) throw new Error("the provider has no such payment");
    shop.provider.payments.delete(gone.providerPaymentId);
    shop.provider.payments.set("pay-strange", { ...theirs, paymentId: "pay-strange", orderNumber: "STRANGE-1" });

    await reconcile(deps, due());
    expect((await rounds()).at(-1)).toMatchObject({ failed: null, looked: 4, agreed: 1, differing: 3 });
    expect(await differences()).toMatchObject([
      { provider_payment_id: canceled.providerPaymentId, kinds: ["canceled_there"], order_id: canceled.id },
      { provider_payment_id: "pay-strange", kinds: ["unknown_payment"], order_id: null, order_number: "STRANGE-1" },
      { provider_payment_id: gone.providerPaymentId, kinds: ["missing_there"], theirs: null },
    ]);
    const looks = await shop.sql.query(
      "SELECT agrees FROM ledger_looks l JOIN payments p ON p.id = l.payment_id WHERE p.order_id = $1",
      [agreeing.id],
    );
    expect(looks.rows).toEqual([{ agrees: true }]);

    await pass(24 * 60);
    await reconcile(deps, due());
    expect(await differences()).toHaveLength(3);
    shop.provider.payments.delete("pay-strange");
    shop.provider.payments.set(gone.providerPaymentId, theirs);
    await pass(24 * 60);
    await reconcile(deps, due());
    expect((await differences()).map((one) => one.kinds)).toEqual([["canceled_there"], ["unknown_payment"]]);
  });

  it("leaves out a payment with an open operation, and comes back to it", async () => {
    await forget();
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
    shop.provider.next({ kind: "lost_after" });
    await perform(shop, order, "cancel", {}, STAFF.operator);
    await reconcile(deps, due());
    expect((await rounds()).at(-1)).toMatchObject({ put_off: 1 });
    expect((await differences()).map((one) => one.provider_payment_id)).not.toContain(order.providerPaymentId);
  });

  it("one payment that breaks its look does not stop the others", async () => {
    await forget();
    const [poisoned, other] = [
      await shop.order({ methodId: METHOD.cancelNotInTable }),
      await shop.order({ methodId: METHOD.cancelNotInTable }),
    ];
    for (const { providerPaymentId } of [poisoned, other]) {
      shop.provider.workInConsole(providerPaymentId, { kind: "cancel", amount: 12_800 });
    }
    const gateway: ReconcileDeps["gateway"] = {
      ledgerPage: () => shop.provider.ledgerPage(),
      payment: async (id) => {
        if (id === poisoned.providerPaymentId) throw new Error("poisoned");
        return shop.provider.payment(id);
      },
    };
    await reconcile({ ...deps, gateway }, due());
    const found = (await differences()).map((one) => one.provider_payment_id);
    expect(found).toContain(other.providerPaymentId);
    expect(found).not.toContain(poisoned.providerPaymentId);
    expect((await rounds()).at(-1)).toMatchObject({ failed: null, unreadable: 1 });
  });

  it("asks for what only our side changed: a provider that said done and did nothing lists no change", async () => {
    await forget();
    await reconcile(deps, due());
    await pass(15);
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
    const undone = shop.provider.payments.get(order.providerPaymentId);
    if (undone === undefined) throw new Error("the provider has no such payment");
    await perform(shop, order, "cancel", {}, STAFF.operator);
    shop.provider.payments.set(order.providerPaymentId, undone);
    const asked: string[] = [];
    const gateway: ReconcileDeps["gateway"] = {
      ledgerPage: async () => pageOf([], null),
      payment: (id) => {
        asked.push(id);
        return shop.provider.payment(id);
      },
    };
    expect(await reconcile({ ...deps, gateway }, due())).toMatchObject({ kind: "recent" });
    expect((await differences()).map((one) => [one.provider_payment_id, one.kinds])).toContainEqual([
      order.providerPaymentId,
      ["marked_live_there"],
    ]);
    expect(asked).toEqual([order.providerPaymentId]);
    await pass(15);
    await reconcile({ ...deps, gateway }, due());
    expect(asked).toHaveLength(1);
  });

  it("takes a page that lists a payment twice", async () => {
    await forget();
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    const payment = shop.provider.payments.get(order.providerPaymentId);
    if (payment === undefined) throw new Error("the provider has no such payment");
    const ledgerPage = async () => pageOf([payment, payment], null);
    await reconcile({ ...deps, gateway: { payment: shop.provider.payment, ledgerPage } }, due());
    expect((await rounds()).at(-1)).toMatchObject({ failed: null });
  });

  it("does not read pages for ever that lead back to themselves", async () => {
    await forget();
    let pages = 0;
    const circle = async () => {
      pages += 1;
      if (pages > 10) throw new Error("still reading");
      return pageOf([], pages % 2 === 0 ? "even" : "odd");
    };
    await reconcile({ ...deps, gateway: { payment: shop.provider.payment, ledgerPage: circle } }, due());
    expect(await rounds()).toMatchObject([{ failed: "not_understood" }]);
  });
});

function pageOf(payments: readonly LedgerPayment[], nextCursor: string | null): GatewayReply<ReadLedgerPage> {
  const answer = { asOf: new Date(shop.now()).toISOString(), payments, nextCursor, unreadable: 0 };
  return { kind: "answer", answer, raw: "", httpStatus: 200 };
}
