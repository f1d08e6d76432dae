import { expect, it } from "vitest";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, eventsOf, perform, prepared, read, refusalOf, STAFF } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";
import { prepareOrderVerb } from "./prepare";

onBothStores("取消区分", (shop) => {
  it("is set by hand where a cancel is not linked", async () => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable });
    expect(await perform(shop(), order, "set_cancellation_mark")).toMatchObject({ plan: { does: "mark_and_task" } });
    expect((await read(shop(), order)).openTasks).toHaveLength(1);
  });

  it("is set by 受注取消 alone where a cancel is linked", async () => {
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    const asked = { orderNumber: order.orderNumber, verb: "set_cancellation_mark" } as const;
    expect(await prepareOrderVerb(shop().deps, STAFF.operator, asked)).toMatchObject({
      ok: false,
      error: { reasons: ["mark_is_automatic"] },
    });
  });

  it("is taken off by 管理者, with a reason, while its task is open; 対応状況 goes back", async () => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable, status: "shipped" });
    await perform(shop(), order, "set_cancellation_mark");
    const from = confirmation(await prepared(shop(), order, "remove_cancellation_mark", STAFF.admin));
    expect(await refusalOf(shop(), { ...from, reason: "  " }, STAFF.admin)).toEqual({
      code: "invalid_edit",
      fields: [{ field: "reason", code: "required" }],
    });
    const answer = await confirmOrderVerb(shop().deps, STAFF.admin, { ...from, reason: "取消の依頼は誤りでした" });
    expect(answer).toMatchObject({ ok: true, value: { plan: { does: "unmark" } } });
    const after = await read(shop(), order);
    expect(after.order).toMatchObject({ cancellationMark: false, cancellationMarkedAt: null, status: "shipped" });
    expect(after.openTasks).toEqual([]);
    expect(await shop().closedTasks(order.id)).toBe(1);
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({ kind: "mark_removed", staffId: STAFF.admin.id });
  });

  it.each([
    ["担当", STAFF.operator, true, "role"],
    ["管理者, once the task is closed", STAFF.admin, false, "mark_task_closed"],
  ] as const)("is not taken off by %s", async (_, staff, withTask, reason) => {
    const order = withTask
      ? await shop().order({ methodId: METHOD.cancelNotInTable })
      : await shop().order({ methodId: METHOD.cancelNotInTable, cancellationMark: true });
    if (withTask) await perform(shop(), order, "set_cancellation_mark");
    const asked = { orderNumber: order.orderNumber, verb: "remove_cancellation_mark" } as const;
    expect(await prepareOrderVerb(shop().deps, staff, asked)).toMatchObject({
      ok: false,
      error: { reasons: [reason] },
    });
  });

  it("is not for 閲覧", async () => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable });
    const asked = { orderNumber: order.orderNumber, verb: "set_cancellation_mark" } as const;
    const result = await prepareOrderVerb(shop().deps, STAFF.viewer, asked);
    expect(result).toMatchObject({ ok: false, error: { reasons: expect.arrayContaining(["role"]) } });
  });
});
