import { expect, it } from "vitest";
import { BLANK_LINE } from "@/lib/payments/model/blank";
import { lookAt } from "@/lib/payments/reconcile/look";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { perform, read, STAFF, type TestShop } from "@/lib/payments/testing/test-shop";
import { openTask } from "./open-task";
import { repairDifference } from "./repair-difference";

const edit = (total: number) => ({ edit: editTo(total, { editChoice: true }) });

/** An order of 12,800 yen; the provider refused 9,000, and that was left as work in its console. */
async function refusedEdit(shop: TestShop) {
  const order = await shop.order({ methodId: METHOD.amountAlways });
  shop.provider.next({ kind: "refused" });
  const refused = await perform(shop, order, "change_amount", edit(9_000));
  if (refused.kind !== "refused_by_provider") throw new Error("not refused");
  await openTask(shop.deps, STAFF.operator, { operationId: refused.operationId });
  return order;
}

onBothStores("a refused edit that is left as work in the console", (shop) => {
  const outstanding = [{ kind: "change_amount", amountAfter: 9_000 }];

  it("is still outstanding after a capture: that the old amount is held says nothing of the new one", async () => {
    const order = await refusedEdit(shop());
    expect(await perform(shop(), order, "capture")).toMatchObject({ kind: "done" });
    expect((await read(shop(), order)).openTasks).toMatchObject(outstanding);
  });

  it("is still outstanding after a capture in the console was taken over", async () => {
    const order = await refusedEdit(shop());
    shop().provider.workInConsole(order.providerPaymentId, { kind: "capture", amount: 12_800 });
    expect(await lookAt(shop().deps, order.id)).toBe("differs");
    const found = await shop().store.transaction(async (tx) =>
      tx.findDifference((await tx.comparable(order.providerPaymentId))?.openDifferenceId ?? 0),
    );
    const asked = {
      differenceId: found?.id ?? 0,
      fingerprint: found?.fingerprint ?? "",
      repair: "take_over",
      note: "",
    };
    expect(await repairDifference(shop().deps, STAFF.operator, { ...asked, repair: "take_over" })).toMatchObject({
      ok: true,
    });
    expect((await read(shop(), order)).openTasks).toMatchObject(outstanding);
  });

  it("is still outstanding after an edit that leaves the total as it is", async () => {
    const order = await refusedEdit(shop());
    const renamed = { lines: [{ name: "急須 改", quantity: 1, unitPrice: 12_800, ...BLANK_LINE }] };
    const saved = await perform(shop(), order, "change_amount", { edit: { ...edit(0).edit, ...renamed } });
    expect(saved).toMatchObject({ plan: { does: "change_in_shop" } });
    expect((await read(shop(), order)).openTasks).toMatchObject(outstanding);
  });

  it("is obsolete once another edit went through", async () => {
    const order = await refusedEdit(shop());
    expect(await perform(shop(), order, "change_amount", edit(8_000))).toMatchObject({ kind: "done" });
    expect((await read(shop(), order)).openTasks).toEqual([]);
  });
});
