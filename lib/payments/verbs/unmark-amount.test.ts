import { expect, it } from "vitest";
import { lookAt } from "@/lib/payments/reconcile/look";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { eventsOf, perform, read, STAFF } from "@/lib/payments/testing/test-shop";
import { repairDifference } from "./repair-difference";

onBothStores("taking 取消区分 off", (shop) => {
  it("leaves work open where the ledger came to hold another amount than the order's total meanwhile", async () => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable });
    await perform(shop(), order, "cancel", { acknowledged: true });
    shop().provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 9_000 });
    expect(await lookAt(shop().deps, order.id)).toBe("differs");
    const difference = await shop().store.transaction(async (tx) =>
      tx.findDifference((await tx.comparable(order.providerPaymentId))?.openDifferenceId ?? 0),
    );
    if (difference === null) throw new Error("nothing differs");
    const { id: differenceId, fingerprint } = difference;
    const asked = { differenceId, fingerprint, repair: "take_over", note: "" } as const;
    expect(await repairDifference(shop().deps, STAFF.operator, asked)).toMatchObject({ ok: true });
    expect((await read(shop(), order)).openTasks).toMatchObject([{ kind: "cancel" }, { kind: "change_amount" }]);

    await perform(shop(), order, "remove_cancellation_mark", { reason: "取りやめ" }, STAFF.admin);
    const after = await read(shop(), order);
    expect(after).toMatchObject({ order: { total: 12_800, cancellationMark: false }, payment: { authorized: 9_000 } });
    expect(after.openTasks).toMatchObject([{ kind: "change_amount", amountBefore: 9_000, amountAfter: 12_800 }]);
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({ kind: "mark_removed" });
  });
});
