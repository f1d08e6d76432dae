import { expect, it } from "vitest";
import { unknownPayment } from "@/lib/operations/compare";
import { lookAt } from "@/lib/operations/look";
import { onBothStores } from "@/lib/orders/testing/both-stores";
import { METHOD } from "@/lib/orders/testing/methods";
import { read, STAFF } from "@/lib/orders/testing/test-shop";
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
