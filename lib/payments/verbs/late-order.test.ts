import { expect, it, vi } from "vitest";
import { unknownPayment } from "@/lib/payments/reconcile/compare";
import { lookAt } from "@/lib/payments/reconcile/look";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop } from "@/lib/payments/testing/pg-shop";
import { read, STAFF } from "@/lib/payments/testing/test-shop";
import { repairDifference } from "./repair-difference";

onBothStores("an order that comes after its payment was seen in the ledger", (shop) => {
  const methodId = METHOD.cancelNotInTable;

  async function late() {
    const seen = await shop().order({ methodId });
    const ledger = shop().provider.payments.get(seen.providerPaymentId);
    if (ledger === undefined) throw new Error("the provider has no such payment");
    const providerPaymentId = `${seen.providerPaymentId}-late`;
    const found = unknownPayment({ ...ledger, paymentId: providerPaymentId });
    const stranger = { providerPaymentId, provider: ledger.provider, methodId, orderNumber: "UNKNOWN" };
    const differenceId = await shop().store.transaction((tx) =>
      tx.openDifference({ ...found, ...stranger, orderId: null, foundAt: shop().now() }),
    );
    const order = await shop().order({ methodId, providerPaymentId });
    shop().provider.workInConsole(providerPaymentId, { kind: "cancel", amount: 12_800 });
    return { order, differenceId, shown: found.fingerprint };
  }

  const difference = (id: number) => shop().store.transaction((tx) => tx.findDifference(id));

  it("has the difference as its own, and a repair of it changes its record", async () => {
    const { order, differenceId } = await late();
    expect(await lookAt(shop().deps, order.id)).toBe("differs");
    const kept = await difference(differenceId);
    expect(kept).toMatchObject({ orderId: order.id, orderNumber: order.orderNumber, kinds: ["canceled_there"] });
    const asked = { differenceId, fingerprint: kept?.fingerprint ?? "", repair: "take_over", note: "" } as const;
    const result = await repairDifference(shop().deps, STAFF.operator, asked);
    expect(result).toMatchObject({ ok: true, value: { kind: "repaired", end: "taken_over", left: false } });
    expect((await read(shop(), order)).payment).toMatchObject({ state: "voided" });
  });

  it("leaves whose word it was in the trail, where the payment is acknowledged before any order is there", async () => {
    const seen = await shop().order({ methodId });
    const ledger = shop().provider.payments.get(seen.providerPaymentId);
    if (ledger === undefined) throw new Error("the provider has no such payment");
    const providerPaymentId = `${seen.providerPaymentId}-stranger`;
    const there = { ...ledger, paymentId: providerPaymentId };
    shop().provider.payments.set(providerPaymentId, there);
    const found = unknownPayment(there);
    const stranger = { providerPaymentId, provider: ledger.provider, methodId, orderNumber: "UNKNOWN" };
    const differenceId = await shop().store.transaction((tx) =>
      tx.openDifference({ ...found, ...stranger, orderId: null, foundAt: shop().now() }),
    );
    const asked = {
      differenceId,
      fingerprint: found.fingerprint,
      repair: "acknowledge",
      note: "別の店の決済",
    } as const;
    expect(await repairDifference(shop().deps, STAFF.operator, asked)).toMatchObject({ ok: true });
    const word = { kind: "difference_acknowledged", staffId: STAFF.operator.id, reason: asked.note, providerPaymentId };
    expect(await shop().differenceEvents(differenceId)).toEqual([expect.objectContaining(word)]);
    // Asked again it is over, and nothing is written twice.
    await repairDifference(shop().deps, STAFF.operator, asked);
    expect(await shop().differenceEvents(differenceId)).toHaveLength(1);
  });

  it("is held while who still sees a stranger's payment asks for a repair, and nothing is repaired unseen", async () => {
    const { order, differenceId, shown } = await late();
    const asked = { differenceId, fingerprint: shown, repair: "acknowledge", note: "知らない決済" } as const;
    expect(await repairDifference(shop().deps, STAFF.operator, asked)).toEqual({
      ok: false,
      error: { code: "difference_changed" },
    });
    expect(await difference(differenceId)).toMatchObject({ orderId: order.id, end: null });
  });
});

it("a look that meets a round at the same stranger's payment takes its difference over", async () => {
  const shop = await openPgShop();
  const round = await shop.sql.connect();
  try {
    const order = await shop.order({ methodId: METHOD.cancelNotInTable });
    shop.provider.workInConsole(order.providerPaymentId, { kind: "cancel", amount: 12_800 });
    await round.query("BEGIN");
    await round.query(
      `INSERT INTO differences (provider_payment_id, provider, method_id, order_number, kinds, fingerprint, theirs, found_at, seen_at)
       VALUES ($1, 'x', 'x/y', 'UNKNOWN', '{unknown_payment}', 'x', '{}', now(), now())`,
      [order.providerPaymentId],
    );
    const looking = lookAt(shop.deps, order.id);
    await vi.waitUntil(async () => {
      const { rows } = await shop.sql.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return rows.length > 0;
    });
    await round.query("COMMIT");
    expect(await looking).toBe("differs");
    const { rows } = await shop.sql.query("SELECT order_id, kinds FROM differences");
    expect(rows).toEqual([{ order_id: order.id, kinds: ["canceled_there"] }]);
  } finally {
    round.release();
    await shop.close();
  }
});
