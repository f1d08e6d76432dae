import { expect, it } from "vitest";
import { lookAt } from "@/lib/payments/reconcile/look";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { perform, read, STAFF } from "@/lib/payments/testing/test-shop";
import { settleSeenWork } from "./settle-seen-work";

const edit = (total: number) => ({ acknowledged: true, edit: editTo(total) });

onBothStores("a person's confirmation of work that the ledger shows", (shop) => {
  it.each(["done", "not_this"] as const)("is for the amount that the screen named: %s", async (outcome) => {
    const order = await shop().order({ methodId: METHOD.amountNotInTable });
    await perform(shop(), order, "change_amount", edit(9_000));
    const [shown] = (await read(shop(), order)).openTasks;
    // Edited again and done again in the console, while the screen still stands.
    await perform(shop(), order, "change_amount", edit(8_000), STAFF.another);
    shop().provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 8_000 });
    expect(await lookAt(shop().deps, order.id)).toBe("task_done");
    const before = await read(shop(), order);
    const taskId = shown?.id ?? 0;
    expect(await settleSeenWork(shop().deps, STAFF.operator, { taskId, amountAfter: 9_000, outcome: outcome })).toEqual(
      {
        ok: false,
        error: { code: "task_changed", amountAfter: 8_000 },
      },
    );
    expect(await read(shop(), order)).toEqual(before);
    const asked = { taskId, amountAfter: 8_000, outcome } as const;
    expect(await settleSeenWork(shop().deps, STAFF.operator, asked)).toMatchObject({ ok: true });
  });
});
