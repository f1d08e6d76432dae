import { beforeEach, describe, expect, it } from "vitest";
import { type MemoryShop, openMemoryShop } from "@/lib/payments/testing/memory-shop";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, prepared, refusalOf, STAFF } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";
import { PREPARATION_LIFETIME_MS } from "./prepare";

const DAY = 24 * 3_600_000;
let shop: MemoryShop;
beforeEach(async () => {
  shop = openMemoryShop();
  await shop.setFlags(METHOD.cancelWithin30Days, { cancelApi: true });
});

/** An order whose limit is `left` milliseconds away. */
function orderWith(left: number) {
  const paymentAt = shop.now() - 30 * DAY + left;
  return shop.order({ methodId: METHOD.cancelWithin30Days, paymentAt, orderedAt: paymentAt - 1_000 });
}

describe("a limit", () => {
  it("still lets through at its last millisecond, and the request ends with it", async () => {
    const order = await orderWith(5_000);
    const from = confirmation(await prepared(shop, order, "cancel"));
    shop.passTime(5_000);
    expect(await confirmOrderVerb(shop.deps, STAFF.operator, from)).toMatchObject({
      ok: true,
      value: { kind: "done" },
    });
    const [call] = shop.provider.calls;
    expect(call?.request.expiresAt).toBe(new Date(shop.now()).toISOString());
  });

  it("lets nothing through a millisecond later", async () => {
    const order = await orderWith(5_000);
    const from = confirmation(await prepared(shop, order, "cancel"));
    shop.passTime(5_001);
    expect(await refusalOf(shop, from)).toMatchObject({ code: "deadline_passed_meanwhile", deadline: shop.now() - 1 });
    expect(shop.provider.calls).toEqual([]);
  });

  it("passed already when the dialog opened is no surprise: 取消区分 and a task", async () => {
    const order = await orderWith(-1);
    const opened = await prepared(shop, order, "cancel");
    expect(opened.plan).toMatchObject({ does: "mark_and_task", reasons: ["deadline_passed"] });
    expect(await confirmOrderVerb(shop.deps, STAFF.operator, confirmation(opened))).toMatchObject({ ok: true });
  });
});

describe("a request", () => {
  it("lives eight seconds where no limit is nearer", async () => {
    const order = await orderWith(DAY);
    const from = confirmation(await prepared(shop, order, "cancel"));
    await confirmOrderVerb(shop.deps, STAFF.operator, from);
    expect(shop.provider.calls[0]?.request.expiresAt).toBe(new Date(shop.now() + 8_000).toISOString());
  });

  it.each([
    ["eight seconds", DAY, 8_001],
    ["what was left until the limit", 3_000, 3_001],
  ])("is not called any more by a process that slept through its life: %s", async (_, left, slept) => {
    const order = await orderWith(left);
    const from = confirmation(await prepared(shop, order, "cancel"));
    let commits = 0;
    // Suspended between the commit of the intent and the call.
    shop.store.breakBy({ afterCommit: () => (++commits === 1 ? shop.passTime(slept) : undefined) });
    expect(await confirmOrderVerb(shop.deps, STAFF.operator, from)).toMatchObject({
      ok: true,
      value: { kind: "not_sent", cause: "not_called_in_time" },
    });
    expect(shop.provider.calls).toEqual([]);
  });
});

describe("an opened control", () => {
  it("is confirmed at its last millisecond, and not a millisecond later", async () => {
    const first = confirmation(await prepared(shop, await orderWith(DAY), "cancel"));
    const second = confirmation(await prepared(shop, await orderWith(DAY), "cancel"));
    shop.passTime(PREPARATION_LIFETIME_MS);
    expect(await confirmOrderVerb(shop.deps, STAFF.operator, first)).toMatchObject({ ok: true });
    shop.passTime(1);
    expect(await refusalOf(shop, second)).toEqual({ code: "preparation_expired" });
    // What was answered in time is still answered the same.
    expect(await confirmOrderVerb(shop.deps, STAFF.operator, first)).toMatchObject({
      ok: true,
      value: { kind: "done" },
    });
  });
});
