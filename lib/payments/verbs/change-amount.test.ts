import { expect, it } from "vitest";
import { BLANK_LINE } from "@/lib/payments/model/blank";
import type { OrderEdit } from "@/lib/payments/model/contract";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, eventsOf, perform, prepared, read, refusalOf, STAFF } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";

onBothStores("金額変更", (shop) => {
  it("sends the new amount, and lines, fees and both totals follow the provider's answer", async () => {
    const order = await shop().order({ methodId: METHOD.amountAlways });
    const edit = editTo(9_000, { shippingFee: 500, discount: 300, points: 200 });
    const answer = await perform(shop(), order, "change_amount", { edit });
    expect(answer).toMatchObject({ kind: "done", plan: { does: "send", amountBefore: 12_800, amount: 9_000 } });
    const after = await read(shop(), order);
    expect(after.order).toMatchObject({ subtotal: 9_000, shippingFee: 500, discount: 300, points: 200, total: 9_000 });
    expect(after.order.lines).toEqual(edit.lines);
    expect(after.payment).toMatchObject({ state: "authorized", authorized: 9_000 });
    const fields = (await eventsOf(shop(), order)).at(-1)?.data.changes.map((change) => change.field);
    expect(fields?.sort()).toEqual(["discount", "lines", "points", "shippingFee", "total"]);
  });

  it("leaves every amount alone while the outcome is unknown", async () => {
    const order = await shop().order({ methodId: METHOD.amountAlways });
    shop().provider.next({ kind: "lost_after" });
    expect(await perform(shop(), order, "change_amount", { edit: editTo(9_000) })).toMatchObject({ kind: "unknown" });
    const after = await read(shop(), order);
    expect(after.order.total).toBe(12_800);
    expect(after.payment?.authorized).toBe(12_800);
    expect(after.openOperation).toMatchObject({ state: "unknown", edit: { total: 9_000 } });
  });

  it("believes no other amount than the one that was asked", async () => {
    const order = await shop().order({ methodId: METHOD.amountAlways });
    shop().provider.next({ kind: "wrong_amount" });
    expect(await perform(shop(), order, "change_amount", { edit: editTo(9_000) })).toMatchObject({ kind: "unknown" });
    expect((await read(shop(), order)).openOperation).toMatchObject({ state: "unknown", cause: "not_understood" });
  });

  it("refuses an increase where only a decrease is possible, and takes another amount with the same key", async () => {
    const order = await shop().order({ methodId: METHOD.amountDecreaseOnly });
    const from = confirmation(await prepared(shop(), order, "change_amount"), { edit: editTo(12_801) });
    expect(await refusalOf(shop(), from)).toMatchObject({ code: "not_allowed", reasons: ["increase"] });
    expect(await refusalOf(shop(), { ...from, edit: editTo(0) })).toMatchObject({ reasons: ["use_cancel"] });
    const answer = await confirmOrderVerb(shop().deps, STAFF.operator, { ...from, edit: editTo(12_799) });
    expect(answer).toMatchObject({ ok: true, value: { kind: "done" } });
  });

  it("sends nothing where the total stays, and keeps the other changes", async () => {
    const order = await shop().order({ methodId: METHOD.amountAlways });
    const calls = shop().provider.calls.length;
    const edit = editTo(12_800, { lines: [{ name: "湯呑 ", quantity: 2, unitPrice: 6_400, ...BLANK_LINE }] });
    expect(await perform(shop(), order, "change_amount", { edit })).toMatchObject({ plan: { does: "change_in_shop" } });
    expect((await read(shop(), order)).order.lines).toEqual([
      { name: "湯呑", quantity: 2, unitPrice: 6_400, ...BLANK_LINE },
    ]);
    expect(shop().provider.calls).toHaveLength(calls);
  });

  it.each([
    ["awaiting_authorization", {}],
    ["authorization_rejected", { rejected: true }],
    ["authorization_lapsed", { lapsed: true }],
  ] as const)("changes an order without a live authorization freely, in the shop alone: %s", async (why, spec) => {
    const order = await shop().order({ methodId: METHOD.amountDecreaseOnly, stage: "unauthorized", ...spec });
    const calls = shop().provider.calls.length;
    for (const total of [20_000, 100]) {
      const from = confirmation(await prepared(shop(), order, "change_amount"), { edit: editTo(total) });
      expect(await refusalOf(shop(), { ...from, edit: editTo(0) })).toMatchObject({ reasons: ["use_cancel"] });
      expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({
        ok: true,
        value: { kind: "done", taskId: null, plan: { does: "change_in_shop", reasons: [why], amount: total } },
      });
      const after = await read(shop(), order);
      expect(after.order).toMatchObject({ total, stage: "unauthorized" });
      expect(after.openTasks).toEqual([]);
    }
    expect(shop().provider.calls).toHaveLength(calls);
  });

  it("asks for the tick where nothing links, then changes the order alone and keeps one task up to date", async () => {
    const order = await shop().order({ methodId: METHOD.amountNotInTable });
    const from = confirmation(await prepared(shop(), order, "change_amount"), { edit: editTo(10_000) });
    expect(await refusalOf(shop(), from)).toEqual({ code: "acknowledgement_missing" });
    await confirmOrderVerb(shop().deps, STAFF.operator, { ...from, acknowledged: true });
    const first = await read(shop(), order);
    expect(first.order.total).toBe(10_000);
    expect(first.payment?.authorized).toBe(12_800);
    expect(first.openTasks).toMatchObject([{ kind: "change_amount", amountBefore: 12_800, amountAfter: 10_000 }]);

    await perform(shop(), order, "change_amount", { edit: editTo(9_000), acknowledged: true });
    const second = await read(shop(), order);
    expect(second.openTasks).toMatchObject([{ id: first.openTasks[0]?.id, amountBefore: 12_800, amountAfter: 9_000 }]);
  });

  it("keeps the task open, with its new amount, when the total goes back to what the provider holds", async () => {
    const order = await shop().order({ methodId: METHOD.amountNotInTable });
    await perform(shop(), order, "change_amount", { edit: editTo(10_000), acknowledged: true });
    await perform(shop(), order, "change_amount", { edit: editTo(12_800) });
    const after = await read(shop(), order);
    expect(after.order.total).toBe(12_800);
    expect(after.openTasks).toMatchObject([{ amountBefore: 12_800, amountAfter: 12_800 }]);
  });

  it("closes the amount task when a linked change makes both agree, and says so in the trail", async () => {
    const order = await shop().order({ methodId: METHOD.amountByChoice });
    await perform(shop(), order, "change_amount", { edit: editTo(10_000), acknowledged: true });
    const task = (await read(shop(), order)).openTasks[0];
    const linked = editTo(9_000, { editChoice: true });
    expect(await perform(shop(), order, "change_amount", { edit: linked })).toMatchObject({
      plan: { amountBefore: 12_800 },
    });
    const after = await read(shop(), order);
    expect(after.openTasks).toEqual([]);
    expect([after.order.total, after.payment?.authorized]).toEqual([9_000, 9_000]);
    expect((await eventsOf(shop(), order)).at(-1)?.data.closedTaskIds).toEqual([task?.id]);
  });

  it("measures a change against what the provider holds", async () => {
    const order = await shop().order({ methodId: METHOD.amountDecreaseOnly, held: 12_800 - 1_000 });
    const from = confirmation(await prepared(shop(), order, "change_amount"), { edit: editTo(12_000) });
    expect(await refusalOf(shop(), from)).toMatchObject({ reasons: ["increase"] });
  });

  it("raises authorized and captured together after the capture, and refunds a decrease", async () => {
    await shop().setFlags(METHOD.amountAfterCaptureByFlag, { postCaptureAmount: "link" });
    const order = await shop().order({ methodId: METHOD.amountAfterCaptureByFlag, stage: "after_capture" });
    await perform(shop(), order, "change_amount", { edit: editTo(12_000) });
    expect((await read(shop(), order)).payment).toMatchObject({ authorized: 12_800, captured: 12_800, refunded: 800 });
  });

  it("captures in the same call where the flag says so", async () => {
    await shop().setFlags(METHOD.amountAndCaptureByFlag, { postCaptureAmount: "link_and_capture" });
    const order = await shop().order({ methodId: METHOD.amountAndCaptureByFlag, stage: "after_capture" });
    const answer = await perform(shop(), order, "change_amount", { edit: editTo(12_000) });
    expect(answer).toMatchObject({ plan: { kind: "change_amount_and_capture" } });
  });

  it("names every field that is wrong, and changes nothing", async () => {
    const order = await shop().order({ methodId: METHOD.amountAlways });
    const edit: OrderEdit = {
      lines: [{ name: " ", quantity: 0, unitPrice: -1, ...BLANK_LINE }],
      shippingFee: 0.5,
      fee: 0,
      discount: 100_000_000,
      points: Number.NaN,
      editChoice: false,
    };
    const from = confirmation(await prepared(shop(), order, "change_amount"), { edit });
    expect(await refusalOf(shop(), from)).toEqual({
      code: "invalid_edit",
      fields: [
        { field: "lines.0.name", code: "required" },
        { field: "lines.0.quantity", code: "negative" },
        { field: "lines.0.unitPrice", code: "negative" },
        { field: "shippingFee", code: "fraction" },
        { field: "discount", code: "too_large" },
        { field: "points", code: "not_a_number" },
      ],
    });
    expect((await read(shop(), order)).order.version).toBe(1);
  });
});
