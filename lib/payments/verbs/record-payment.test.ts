import { expect, it } from "vitest";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, eventsOf, perform, prepared, read, refusalOf, STAFF } from "@/lib/payments/testing/test-shop";
import { tokyoDate } from "@/lib/time/tokyo";
import { confirmOrderVerb } from "./confirm";
import { prepareOrderVerb } from "./prepare";

const DAY = 86_400_000;

onBothStores("入金処理", (shop) => {
  const unpaid = (more = {}) =>
    shop().order({ methodId: METHOD.cancelNotInTable, paid: false, status: "awaiting_payment", ...more });
  const today = () => tokyoDate(shop().now());

  it("records 入金 with its day and its reason, moves 対応状況, and sends nothing", async () => {
    const order = await unpaid();
    const calls = shop().provider.calls.length;
    const opened = await prepared(shop(), order, "record_payment");
    expect(opened.plan).toEqual({
      does: "record_payment",
      paidOn: today(),
      status: { before: "awaiting_payment", after: "paid" },
      cancel: null,
    });
    const yesterday = tokyoDate(shop().now() - DAY);
    const given = confirmation(opened, { paidOn: yesterday, reason: " 振込明細で確認 " });
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, given)).toMatchObject({
      ok: true,
      value: { kind: "done", operationId: null, version: 2, plan: { paidOn: yesterday } },
    });
    expect((await read(shop(), order)).order).toMatchObject({
      paid: true,
      paidOn: yesterday,
      status: "paid",
      version: 2,
    });
    const events = await eventsOf(shop(), order);
    expect(events).toMatchObject([{ kind: "payment_recorded", data: { reason: "振込明細で確認", paidOn: yesterday } }]);
    expect(events[0]?.data.changes.map(({ field }) => field)).toEqual(["status", "paid", "paidOn"]);
    expect(shop().provider.calls).toHaveLength(calls);
  });

  it("takes 入金 back with a reason, and leads 対応状況 back", async () => {
    const order = await unpaid();
    await perform(shop(), order, "record_payment", { paidOn: today(), reason: "入金一覧" });
    await perform(shop(), order, "take_back_payment", { reason: "別の受注の入金だった" });
    expect((await read(shop(), order)).order).toMatchObject({
      paid: false,
      paidOn: null,
      status: "awaiting_payment",
      version: 3,
    });
    expect((await eventsOf(shop(), order)).map(({ kind }) => kind)).toEqual(["payment_recorded", "payment_taken_back"]);
  });

  it("leaves 対応状況 where the parcel has left already", async () => {
    const order = await unpaid({ status: "shipped" });
    const opened = await prepared(shop(), order, "record_payment");
    expect(opened.plan).toMatchObject({ status: null });
    await confirmOrderVerb(shop().deps, STAFF.operator, confirmation(opened, { paidOn: today(), reason: "入金一覧" }));
    expect((await read(shop(), order)).order).toMatchObject({ paid: true, status: "shipped" });
  });

  it("says what it makes of a cancel, where the rule reads 入金", async () => {
    await shop().setFlags(METHOD.cancelUnpaidInShop, { cancelApi: true, terminationApi: false });
    const order = await unpaid({ methodId: METHOD.cancelUnpaidInShop });
    expect((await prepared(shop(), order, "record_payment")).plan).toMatchObject({
      cancel: { before: "not_linked", after: "linked" },
    });
    await perform(shop(), order, "record_payment", { paidOn: today(), reason: "入金一覧" });
    expect((await prepared(shop(), order, "cancel")).plan).toMatchObject({ does: "send", kind: "cancel" });
    expect((await prepared(shop(), order, "take_back_payment")).plan).toMatchObject({
      cancel: { before: "linked", after: "not_linked" },
    });
  });

  it.each([
    ["a day that is not here yet", (now: number) => tokyoDate(now + DAY), "in_future"],
    ["a day before the order", (now: number) => tokyoDate(now - 4 * DAY), "before_order"],
    ["no day of the calendar", () => "2026-02-30", "not_a_day"],
    ["no day at all", () => "", "required"],
  ] as const)("tells at the field, changes nothing, and takes another with the same key: %s", async (_, day, code) => {
    const order = await unpaid();
    const from = confirmation(await prepared(shop(), order, "record_payment"), { reason: "入金一覧" });
    expect(await refusalOf(shop(), { ...from, paidOn: day(shop().now()) })).toEqual({
      code: "invalid_edit",
      fields: [{ field: "paidOn", code }],
    });
    expect((await read(shop(), order)).order).toMatchObject({ paid: false, version: 1 });
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, { ...from, paidOn: today() })).toMatchObject({
      ok: true,
    });
  });

  it("asks for the reason of either", async () => {
    const order = await unpaid();
    const from = confirmation(await prepared(shop(), order, "record_payment"), { paidOn: today(), reason: " " });
    const missing = { code: "invalid_edit", fields: [{ field: "reason", code: "required" }] };
    expect(await refusalOf(shop(), from)).toEqual(missing);
    await confirmOrderVerb(shop().deps, STAFF.operator, { ...from, reason: "入金一覧" });
    expect(await refusalOf(shop(), confirmation(await prepared(shop(), order, "take_back_payment")))).toEqual(missing);
  });

  it.each([
    ["record_payment", { paid: true }, "already_paid"],
    ["take_back_payment", { paid: false }, "not_paid"],
    ["record_payment", { stage: "canceled", paid: false }, "already_canceled"],
    ["record_payment", { cancellationMark: true, paid: false }, "already_marked"],
  ] as const)("is not offered where there is nothing to record: %s %o", async (verb, spec, reason) => {
    const order = await shop().order({ methodId: METHOD.cancelNotInTable, ...spec });
    const result = await prepareOrderVerb(shop().deps, STAFF.operator, { orderNumber: order.orderNumber, verb });
    expect(result).toMatchObject({ ok: false, error: { code: "not_allowed", reasons: [reason] } });
  });

  it("is not offered to those who may only look", async () => {
    const order = await unpaid();
    const asked = { orderNumber: order.orderNumber, verb: "record_payment" } as const;
    expect(await prepareOrderVerb(shop().deps, STAFF.viewer, asked)).toMatchObject({ error: { reasons: ["role"] } });
  });
});
