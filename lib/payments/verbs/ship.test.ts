import { expect, it } from "vitest";
import { manualReading } from "@/lib/payments/call/manual-reading";
import { effectOfSuccess } from "@/lib/payments/decide/effect";
import type { Shipping } from "@/lib/payments/model/contract";
import { lookAt } from "@/lib/payments/reconcile/look";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, eventsOf, perform, prepared, read, refusalOf, STAFF } from "@/lib/payments/testing/test-shop";
import { work } from "@/lib/payments/testing/unanswered";
import { tokyoDate } from "@/lib/time/tokyo";
import { confirmOrderVerb } from "./confirm";
import { prepareOrderVerb } from "./prepare";

const TOLD = "4567-8901-2345";

onBothStores("配送処理", (shop) => {
  const parcel = (more: Partial<Shipping> = {}): Shipping => ({
    carrier: "ヤマト運輸",
    slipNumber: "４５６７ー８９０１ー２３４５",
    shippedOn: tokyoDate(shop().now()),
    report: true,
    ...more,
  });
  const reported = () => shop().order({ methodId: METHOD.closedBySlipNumber });

  it("tells the provider once, and the order becomes 発送済み with the provider's answer; 段階 stays", async () => {
    const order = await reported();
    const opened = await prepared(shop(), order, "ship");
    expect(opened.plan).toMatchObject({ does: "send", kind: "report_shipment", amount: 12_800 });
    const given = confirmation(opened, { shipping: parcel(), reason: "" });
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, given)).toMatchObject({
      ok: true,
      value: { kind: "done" },
    });

    const { shippedOn } = parcel();
    const ledger = shop().provider.payments.get(order.providerPaymentId);
    expect(ledger).toMatchObject({
      state: "authorized",
      authorized: 12_800,
      shipment: { slipNumber: TOLD, shippedOn },
    });
    expect(ledger?.entries).toMatchObject([{ kind: "report_shipment", amount: 12_800 }]);
    const after = await read(shop(), order);
    expect(after.order).toMatchObject({
      version: 3,
      stage: "before_capture",
      status: "shipped",
      carrier: "ヤマト運輸",
      slipNumber: TOLD,
      slipNumberSent: true,
      shippedOn,
    });
    expect(after.openOperation).toBeNull();
    const [operation] = await shop().operations(order.id);
    expect(operation).toMatchObject({ state: "succeeded", details: { kind: "report_shipment", slipNumber: TOLD } });
    expect(shop().provider.calls.at(-1)?.request).toMatchObject({
      shipment: { carrier: "ヤマト運輸", slipNumber: TOLD },
    });
  });

  it("closes the amount change of a method that takes it before the slip number alone", async () => {
    const order = await reported();
    await perform(shop(), order, "ship", { shipping: parcel() });
    const opened = await prepared(shop(), order, "change_amount");
    const { lines } = (await read(shop(), order)).order;
    const edit = { lines, shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: true };
    expect(await refusalOf(shop(), confirmation(opened, { edit }))).toEqual({ code: "acknowledgement_missing" });
    const result = await confirmOrderVerb(
      shop().deps,
      STAFF.operator,
      confirmation(opened, { edit, acknowledged: true }),
    );
    expect(result).toMatchObject({ value: { plan: { does: "change_and_task", reasons: ["slip_number_sent"] } } });
  });

  it.each([
    ["staff choose to record alone", () => shop().order({ methodId: METHOD.closedBySlipNumber }), { report: false }],
    ["the method's provider takes none", () => shop().order({ methodId: METHOD.cancelByFlag }), {}],
    [
      "no authorization lives",
      () => shop().order({ methodId: METHOD.closedBySlipNumber, stage: "unauthorized", status: "awaiting_payment" }),
      {},
    ],
  ] as const)("records in the shop alone where %s", async (_, make, more) => {
    const order = await make();
    const calls = shop().provider.calls.length;
    const answer = await perform(shop(), order, "ship", { shipping: parcel(more) });
    expect(answer).toMatchObject({ kind: "done", operationId: null, plan: { does: "record_shipment" } });
    expect((await read(shop(), order)).order).toMatchObject({
      status: "shipped",
      slipNumber: TOLD,
      slipNumberSent: false,
      carrier: "ヤマト運輸",
    });
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({ kind: "shipment_recorded" });
    expect(shop().provider.calls).toHaveLength(calls);
  });

  it("can be told afterwards, and what was told is not changed any more", async () => {
    const order = await reported();
    await perform(shop(), order, "ship", { shipping: parcel({ report: false }) });
    await perform(shop(), order, "ship", { shipping: parcel() });
    expect((await read(shop(), order)).order).toMatchObject({ slipNumberSent: true, status: "shipped" });
    const again = await prepareOrderVerb(shop().deps, STAFF.operator, { orderNumber: order.orderNumber, verb: "ship" });
    expect(again).toMatchObject({ ok: false, error: { reasons: ["slip_number_told"] } });
  });

  it("records nothing where the provider refuses", async () => {
    const order = await reported();
    shop().provider.next({ kind: "refused", code: "NO-SUCH-CODE" });
    expect(await perform(shop(), order, "ship", { shipping: parcel() })).toMatchObject({ kind: "refused_by_provider" });
    expect((await read(shop(), order)).order).toMatchObject({
      slipNumber: null,
      slipNumberSent: false,
      shippedOn: null,
    });
  });

  it("claims nothing while the answer is lost, and recovery inquires and never sends again", async () => {
    const order = await reported();
    shop().provider.next({ kind: "lost_after" });
    expect(await perform(shop(), order, "ship", { shipping: parcel() })).toMatchObject({ kind: "unknown" });
    expect((await read(shop(), order)).order).toMatchObject({ slipNumberSent: false, slipNumber: null });
    const calls = shop().provider.calls.length;
    await work(shop(), 1);
    expect((await read(shop(), order)).order).toMatchObject({
      slipNumberSent: true,
      slipNumber: TOLD,
      status: "shipped",
    });
    expect(shop().provider.calls).toHaveLength(calls);
    expect(shop().provider.done(order.providerPaymentId, "report_shipment")).toBe(1);
  });

  it("hides nothing that was done to the amount in the provider's console meanwhile: 突合 finds it", async () => {
    const order = await reported();
    const before = (await read(shop(), order)).payment;
    shop().provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 11_000 });
    shop().provider.next({ kind: "lost_after" });
    await perform(shop(), order, "ship", { shipping: parcel() });
    await work(shop(), 1);
    const after = await read(shop(), order);
    expect(after.order).toMatchObject({ slipNumberSent: true, status: "shipped" });
    expect(after.payment).toEqual(before);
    expect(await lookAt(shop().deps, order.id)).toBe("differs");
  });

  it("is told once, however often the same key comes", async () => {
    const order = await reported();
    const from = confirmation(await prepared(shop(), order, "ship"), { shipping: parcel() });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => confirmOrderVerb(shop().deps, STAFF.operator, from)),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(shop().provider.done(order.providerPaymentId, "report_shipment")).toBe(1);
  });

  it("believes no answer that tells of another parcel", async () => {
    const order = await reported();
    shop().provider.next({ kind: "wrong_shipment" });
    expect(await perform(shop(), order, "ship", { shipping: parcel() })).toMatchObject({ kind: "unknown" });
    expect((await read(shop(), order)).openOperation).toMatchObject({ state: "unknown", cause: "not_understood" });
  });

  it("takes a manual resolution for exactly the parcel that was asked", async () => {
    const order = await reported();
    shop().provider.next({ kind: "lost_before" });
    await perform(shop(), order, "ship", { shipping: parcel() });
    const locked = await read(shop(), order);
    const { openOperation, payment } = locked;
    if (openOperation === null || payment === null) throw new Error("the operation is not open");
    const reading = manualReading(openOperation, payment, "done", shop().now());
    if (reading.outcome !== "succeeded") throw new Error(`the word was read as ${reading.outcome}`);
    const effect = effectOfSuccess({ ...locked, payment }, openOperation, reading.payment, shop().now());
    expect(effect?.order).toMatchObject({ slipNumberSent: true, slipNumber: TOLD, status: "shipped" });
  });

  it.each([
    [{ slipNumber: "4001-22A4-5678" }, { field: "slipNumber", code: "not_a_digit" }],
    [{ slipNumber: "4001" }, { field: "slipNumber", code: "wrong_length" }],
    [{ slipNumber: "" }, { field: "slipNumber", code: "required" }],
    [{ carrier: "どこか運輸" }, { field: "carrier", code: "unknown_carrier" }],
    [{ shippedOn: "2026-02-30" }, { field: "shippedOn", code: "not_a_day" }],
    [{ shippedOn: "2199-01-01" }, { field: "shippedOn", code: "in_future" }],
    [{ shippedOn: "2001-01-01" }, { field: "shippedOn", code: "before_order" }],
  ])("tells at the field and changes nothing: %o", async (wrong, issue) => {
    const order = await reported();
    const calls = shop().provider.calls.length;
    const from = confirmation(await prepared(shop(), order, "ship"), { shipping: parcel(wrong) });
    expect(await refusalOf(shop(), from)).toEqual({ code: "invalid_edit", fields: [issue] });
    expect((await read(shop(), order)).order.version).toBe(1);
    expect(shop().provider.calls).toHaveLength(calls);
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, { ...from, shipping: parcel() })).toMatchObject({
      ok: true,
    });
  });
});
