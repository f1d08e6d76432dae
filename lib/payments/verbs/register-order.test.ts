import { describe, expect, it } from "vitest";
import type { Registration } from "@/lib/payments/model/registration";
import { StoreError } from "@/lib/payments/store/store-error";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { openMemoryShop } from "@/lib/payments/testing/memory-shop";
import { openPgShop } from "@/lib/payments/testing/pg-shop";
import { PAID_AT_ONCE, PAID_BEFORE, PAID_LATER, registration } from "@/lib/payments/testing/registration";
import { eventsOf, STAFF, type TestShop } from "@/lib/payments/testing/test-shop";
import { tokyoDate } from "@/lib/time/tokyo";
import { registerOrder } from "./register-order";
import { updateMemo } from "./update-memo";

const register = (shop: TestShop, given: Registration) => registerOrder(shop.deps, STAFF.operator, given);

async function registered(shop: TestShop, given: Registration) {
  const answer = await register(shop, given);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function stored(shop: TestShop, orderNumber: string) {
  return shop.store.transaction(async (tx) => {
    const id = await tx.findOrderId(orderNumber);
    const locked = id === null ? null : await tx.lockOrder(id);
    if (locked === null) throw new Error(`no order ${orderNumber}`);
    return locked;
  });
}

const dayOf = (shop: TestShop) => tokyoDate(shop.now()).slice(2).replaceAll("-", "");

onBothStores("an order that comes in", (shop) => {
  it("stands with its lines, addresses and sums, a payment that awaits, and the first line of its trail", async () => {
    const given = registration({ memo: "のし", wishedBand: "午前中", threeDSecure: true });
    const answer = await registered(shop(), given);
    expect(answer).toMatchObject({ methodId: PAID_AT_ONCE, total: 18_130 });
    expect(answer.orderNumber).toMatch(new RegExp(`^${dayOf(shop())}-\\d{4}$`));
    const { order, payment, openOperation } = await stored(shop(), answer.orderNumber);
    expect(order).toMatchObject({
      version: 1,
      status: "new",
      stage: "unauthorized",
      paid: false,
      customerPostalCode: "1540001",
      customerCity: "世田谷区池尻",
      deliveryName: "",
      wishedOn: null,
      wishedBand: "午前中",
      subtotal: 17_360,
      shippingFee: 770,
      total: 18_130,
      taxRounding: "down",
      memo: "のし",
      threeDSecure: true,
      nearestDeadline: null,
      lines: given.lines,
    });
    expect(payment).toMatchObject({ state: "awaiting", methodId: PAID_AT_ONCE, providerPaymentId: null });
    expect(openOperation).toBeNull();
    expect(await eventsOf(shop(), order)).toMatchObject([
      { kind: "order_registered", orderVersion: 1, staffName: STAFF.operator.name, data: { amount: 18_130 } },
    ]);
    expect(shop().provider.calls).toEqual([]);
  });

  it("waits for its money where the method is not paid with its authorization", async () => {
    for (const [methodId, status] of [
      [PAID_AT_ONCE, "new"],
      [PAID_LATER, "awaiting_payment"],
      [PAID_BEFORE, "awaiting_payment"],
    ] as const) {
      const { orderNumber } = await registered(shop(), registration({ methodId }));
      expect((await stored(shop(), orderNumber)).order).toMatchObject({ status, paid: false });
    }
  });

  it("gets the next number of its day, past the numbers that a feed has taken", async () => {
    const first = (await registered(shop(), registration())).orderNumber;
    const next = (by: number) => `${dayOf(shop())}-${String(Number(first.slice(7)) + by).padStart(4, "0")}`;
    await registered(shop(), registration({ orderNumber: next(1) }));
    expect((await registered(shop(), registration())).orderNumber).toBe(next(2));
  });

  it("is the same order under the same key, also after it was changed; another content is told", async () => {
    const given = registration();
    const first = await registered(shop(), given);
    await updateMemo(shop().deps, STAFF.operator, { orderNumber: first.orderNumber, version: 1, memo: "電話あり" });
    expect(await registered(shop(), given)).toEqual(first);
    expect(await register(shop(), { ...given, points: 1 })).toEqual({
      ok: false,
      error: { code: "registered_otherwise", orderNumber: first.orderNumber },
    });
  });

  it("is the same order under the same number and content; under another content the number is taken", async () => {
    const given = registration({ orderNumber: `FEED-${shop().now()}` });
    const first = await registered(shop(), given);
    expect(await registered(shop(), { ...given, requestKey: `${given.requestKey}-again` })).toEqual(first);
    const other = { ...given, requestKey: `${given.requestKey}-other`, shippingFee: 0 };
    const taken = { ok: false, error: { code: "order_number_taken", orderNumber: given.orderNumber } };
    expect(await register(shop(), other)).toEqual(taken);
    const known = await shop().order({ methodId: PAID_AT_ONCE, orderNumber: `SAMPLE-${shop().now()}` });
    expect(await register(shop(), registration({ orderNumber: known.orderNumber }))).toMatchObject({
      error: { code: "order_number_taken" },
    });
  });

  it("registered twenty times at once, by key or by number, is one order", async () => {
    const byKey = registration();
    const byNumber = registration({ orderNumber: `RACE-${shop().now()}` });
    for (const of of [() => byKey, (n: number) => ({ ...byNumber, requestKey: `${byNumber.requestKey}-${n}` })]) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => register(shop(), of(n))));
      expect(answers.filter((answer) => !answer.ok)).toEqual([]);
      expect(new Set(answers.map((answer) => (answer.ok ? answer.value.orderNumber : ""))).size).toBe(1);
    }
  });

  it("numbers twenty different orders at once without a gap or a double", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => registered(shop(), registration())));
    const places = answers.map(({ orderNumber }) => Number(orderNumber.slice(7))).sort((a, b) => a - b);
    expect(new Set(places).size).toBe(20);
    expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBe(19);
  });

  it("is refused with every field that is wrong, and with nothing written", async () => {
    const given = registration({ orderNumber: `BAD-${shop().now()}`, shippingFee: -1, methodId: "none/such" });
    expect(await register(shop(), given)).toEqual({
      ok: false,
      error: {
        code: "invalid_order",
        fields: [
          { field: "shippingFee", code: "negative" },
          { field: "methodId", code: "no_such_choice" },
        ],
      },
    });
    await expect(stored(shop(), given.orderNumber ?? "")).rejects.toThrow("no order");
  });

  it("is for 担当 and 管理者", async () => {
    expect(await registerOrder(shop().deps, STAFF.viewer, registration())).toMatchObject({
      error: { code: "not_allowed", reasons: ["role"] },
    });
  });
});

describe("the shop's rounding", () => {
  it("is kept on each order as it was when it came in", async () => {
    const shop = await openPgShop(2);
    const roundingNow = async () => (await stored(shop, (await registered(shop, registration())).orderNumber)).order;
    expect((await roundingNow()).taxRounding).toBe("down");
    await shop.sql.query("INSERT INTO shop_settings (id, tax_rounding) VALUES (1, 'half_up')");
    expect((await roundingNow()).taxRounding).toBe("half_up");
    await shop.close();
  });
});

describe("a database in trouble", () => {
  const away = () => {
    throw new StoreError("away", "the database is away");
  };
  const lost = () => {
    throw new StoreError("away", "the answer to COMMIT was lost", { perhapsCommitted: true });
  };

  it("that is away: nothing stands, and the same key registers later", async () => {
    const shop = openMemoryShop();
    const given = registration();
    shop.store.breakBy({ beforeCommit: away });
    expect(await register(shop, given)).toEqual({ ok: false, error: { code: "database_unavailable" } });
    shop.store.breakBy({});
    expect([...shop.store.tables.orders.rows()]).toEqual([]);
    expect(await register(shop, given)).toMatchObject({ ok: true });
  });

  it("that loses the answer to COMMIT: the key tells of the order that stands, and none is made twice", async () => {
    const shop = openMemoryShop();
    let commits = 0;
    shop.store.breakBy({
      afterCommit: () => {
        commits += 1;
        if (commits === 1) lost();
      },
    });
    expect(await register(shop, registration())).toMatchObject({ ok: true });
    expect([...shop.store.tables.orders.rows()]).toHaveLength(1);
  });

  it("that loses every answer: it may have been saved, and the same key tells later", async () => {
    const shop = openMemoryShop();
    const given = registration();
    shop.store.breakBy({ afterCommit: lost });
    expect(await register(shop, given)).toEqual({ ok: false, error: { code: "perhaps_saved" } });
    shop.store.breakBy({});
    expect(await register(shop, given)).toMatchObject({ ok: true });
    expect([...shop.store.tables.orders.rows()]).toHaveLength(1);
  });
});
