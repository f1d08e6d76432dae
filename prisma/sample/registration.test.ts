import { expect, it } from "vitest";
import { taxByRate } from "@/lib/money/tax";
import { checkRegistration } from "@/lib/payments/decide/check-registration";
import { DELIVERY_METHODS, WISHED_BANDS } from "@/lib/payments/model/delivery-choices";
import type { Registration } from "@/lib/payments/model/registration";
import { placeOfPostalCode } from "@/lib/postal-codes/look-up";
import { tokyoDate } from "@/lib/time/tokyo";
import type { OrderRow } from "./rows";
import { NOW, sample } from "./testing/sample";

const ORDERS = sample().map(({ order }) => order);

/** The order as it would come in. */
function registrationOf(order: OrderRow): Registration {
  const { orderNumber, orderedAt, lines, shippingFee, fee, discount, points, methodId, memo, threeDSecure } = order;
  return {
    requestKey: orderNumber,
    orderNumber,
    orderedAt,
    customer: {
      name: order.customerName,
      kana: order.customerKana,
      email: order.customerEmail,
      phone: order.customerPhone,
      postalCode: order.customerPostalCode,
      prefecture: order.customerPrefecture,
      city: order.customerCity,
      street: order.customerStreet,
      building: order.customerBuilding,
    },
    delivery: {
      name: order.deliveryName,
      kana: order.deliveryKana,
      phone: order.deliveryPhone,
      method: order.deliveryMethod,
      postalCode: order.deliveryPostalCode,
      prefecture: order.deliveryPrefecture,
      city: order.deliveryCity,
      street: order.deliveryStreet,
      building: order.deliveryBuilding,
    },
    wishedOn: order.wishedOn ?? "",
    wishedBand: order.wishedBand,
    ...{ lines, shippingFee, fee, discount, points, methodId, memo, threeDSecure },
  };
}

it("every order could have come in by 受注登録, and would have the same total", () => {
  for (const order of ORDERS) {
    const checked = checkRegistration(registrationOf(order), { now: NOW, today: tokyoDate(order.orderedAt) });
    expect(checked, order.orderNumber).toMatchObject({ ok: true, value: { total: order.total } });
  }
});

it("each postal code is of the place that stands beside it", () => {
  const wrong = new Set<string>();
  const hold = (code: string, prefecture: string, city: string, street: string) => {
    const place = placeOfPostalCode(code);
    const fits = place.kind === "place" && place.prefecture === prefecture && `${city}${street}`.startsWith(place.city);
    if (!fits) wrong.add(`${code} ${prefecture}${city}`);
  };
  for (const order of ORDERS) {
    hold(order.customerPostalCode, order.customerPrefecture, order.customerCity, order.customerStreet);
    if (order.deliveryName === "") continue;
    hold(order.deliveryPostalCode, order.deliveryPrefecture, order.deliveryCity, order.deliveryStreet);
  }
  expect([...wrong]).toEqual([]);
});

it("goods of all three tax rates were sold, each under a code of its own, and the rates' amounts make the total", () => {
  const codes = new Map<string, string>();
  const rates = new Set<string>();
  for (const order of ORDERS) {
    const taxed = taxByRate(order, order.taxRounding);
    expect(taxed.reduce((sum, { amount }) => sum + amount, 0)).toBe(order.total);
    for (const { rate } of taxed) rates.add(rate);
    for (const { productCode, name } of order.lines) {
      expect(productCode, name).not.toBe("");
      expect(codes.get(productCode) ?? name).toBe(name);
      codes.set(productCode, name);
    }
  }
  expect([...rates].sort()).toEqual(["exempt", "reduced", "standard"]);
});

it("goods go to another person now and then, by ways and at hours that 受注登録 offers, on days after the order", () => {
  expect(ORDERS.filter((order) => order.deliveryName !== "").length).toBeGreaterThan(100);
  expect(ORDERS.filter((order) => order.wishedOn !== null).length).toBeGreaterThan(300);
  expect(ORDERS.some((order) => order.fee > 0)).toBe(true);
  for (const order of ORDERS) {
    expect(["", ...DELIVERY_METHODS]).toContain(order.deliveryMethod);
    expect(["", ...WISHED_BANDS]).toContain(order.wishedBand);
    if (order.wishedOn !== null) expect(order.wishedOn > tokyoDate(order.orderedAt)).toBe(true);
  }
});
