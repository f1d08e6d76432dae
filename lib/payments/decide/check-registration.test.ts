import { expect, test } from "vitest";
import { MAX_YEN } from "@/lib/money/yen";
import { formatPostalCode, splitPlace } from "@/lib/payments/model/address";
import type { Registration } from "@/lib/payments/model/registration";
import { NO_ADDRESS, registration, TO_THE_CUSTOMER } from "@/lib/payments/testing/registration";
import { parsePlainDate } from "@/lib/time/plain-date";
import { checkRegistration } from "./check-registration";

const day = parsePlainDate("2026-11-28");
if (!day.ok) throw new Error(day.error.code);
const AT = { now: Date.parse("2026-11-28T06:00:00.000Z"), today: day.value };

function wrong(more: Partial<Registration>): readonly string[] {
  const checked = checkRegistration(registration(more), AT);
  return checked.ok ? [] : checked.error.map(({ field, code }) => `${field} ${code}`);
}

const CUSTOMER = registration().customer;
const LINE = registration().lines[0] ?? { name: "", productCode: "", quantity: 1, unitPrice: 1, taxRate: "exempt" };
const ELSEWHERE = { ...TO_THE_CUSTOMER, ...CUSTOMER, name: "佐藤 和子" };

test.each<[string, Partial<Registration>, readonly string[]]>([
  ["nothing wrong", {}, []],
  ["a customer without any address", { customer: { ...CUSTOMER, ...NO_ADDRESS } }, []],
  ["half an address", { customer: { ...CUSTOMER, street: "" } }, ["customer.street required"]],
  [
    "a postal code alone",
    { customer: { ...CUSTOMER, ...NO_ADDRESS, postalCode: "1540001" } },
    ["customer.city required", "customer.street required"],
  ],
  [
    "a postal code of six digits",
    { customer: { ...CUSTOMER, postalCode: "154000" } },
    ["customer.postalCode bad_postal_code"],
  ],
  [
    "letters in a postal code",
    { customer: { ...CUSTOMER, postalCode: "154-000A" } },
    ["customer.postalCode bad_postal_code"],
  ],
  ["no prefecture", { customer: { ...CUSTOMER, prefecture: "" } }, ["customer.city no_prefecture"]],
  [
    "a prefecture that does not exist",
    { customer: { ...CUSTOMER, prefecture: "江戸県" } },
    ["customer.city no_prefecture"],
  ],
  ["no name", { customer: { ...CUSTOMER, name: " \u3000" } }, ["customer.name required"]],
  ["a name that turns its line", { customer: { ...CUSTOMER, name: "佐藤\u202e" } }, ["customer.name bad_character"]],
  ["a mail address without a domain", { customer: { ...CUSTOMER, email: "misaki@" } }, ["customer.email bad_email"]],
  ["a telephone of three digits", { customer: { ...CUSTOMER, phone: "110" } }, ["customer.phone bad_phone"]],
  ["another address", { delivery: ELSEWHERE }, []],
  ["another address without a name", { delivery: { ...ELSEWHERE, name: "" } }, ["delivery.name required"]],
  [
    "a receiver without an address",
    { delivery: { ...TO_THE_CUSTOMER, name: "佐藤 和子" } },
    ["delivery.postalCode required"],
  ],
  ["half of another address", { delivery: { ...ELSEWHERE, street: "" } }, ["delivery.street required"]],
  ["a wished day of the order's day", { wishedOn: "2026-11-28" }, []],
  ["a wished day before it", { wishedOn: "2026-11-27" }, ["wishedOn in_past"]],
  ["a wished day that does not exist", { wishedOn: "2027-02-29" }, ["wishedOn no_such_day"]],
  ["no lines", { lines: [] }, ["lines no_lines"]],
  ["quantity 0", { lines: [{ ...LINE, quantity: 0 }] }, ["lines.0.quantity negative"]],
  ["half a piece", { lines: [{ ...LINE, quantity: 0.5 }] }, ["lines.0.quantity fraction"]],
  ["a negative price", { lines: [LINE, { ...LINE, unitPrice: -1 }] }, ["lines.1.unitPrice negative"]],
  ["goods without a name", { lines: [{ ...LINE, name: "" }] }, ["lines.0.name required"]],
  [
    "a product code of 51 characters",
    { lines: [{ ...LINE, productCode: "A".repeat(51) }] },
    ["lines.0.productCode too_long"],
  ],
  ["a tax rate that does not exist", { lines: [{ ...LINE, taxRate: "5%" }] }, ["lines.0.taxRate no_such_choice"]],
  ["a total of 99,999,999", { lines: [{ ...LINE, quantity: 1, unitPrice: MAX_YEN }], shippingFee: 0 }, []],
  [
    "a total of a yen more",
    { lines: [{ ...LINE, quantity: 1, unitPrice: MAX_YEN }], shippingFee: 1 },
    ["total too_large"],
  ],
  ["a total under 0", { points: 18_131 }, ["total negative_total"]],
  ["ポイント for all of it", { points: 18_130 }, []],
  ["no method", { methodId: "" }, ["methodId required"]],
  ["a memo of 2,001 characters", { memo: "あ".repeat(2_001) }, ["memo too_long"]],
  ["a number with a tab", { orderNumber: "A\t1" }, ["orderNumber bad_number"]],
  ["the number whose place is 受注登録's", { orderNumber: "new" }, ["orderNumber bad_number"]],
  ["a number that is blank", { orderNumber: " " }, ["orderNumber bad_number"]],
  ["an order of tomorrow", { orderedAt: AT.now + 1 }, ["orderedAt in_future"]],
  ["an order of the year 1600", { orderedAt: -11_676_096_000_000 }, ["orderedAt no_such_day"]],
  ["an order of no time", { orderedAt: Number.NaN }, ["orderedAt no_such_day"]],
])("%s", (_, more, fields) => {
  expect(wrong(more)).toEqual(fields);
});

test("all that is wrong is told at once", () => {
  const customer = { ...CUSTOMER, name: "", street: "" };
  expect(wrong({ customer, lines: [{ ...LINE, quantity: 0, taxRate: "5%" }], fee: 0.5, methodId: "x" })).toEqual([
    "customer.name required",
    "customer.street required",
    "lines.0.quantity negative",
    "fee fraction",
    "lines.0.taxRate no_such_choice",
    "methodId no_such_choice",
  ]);
});

test("what is typed in full width is kept as every system reads it", () => {
  const customer = {
    ...CUSTOMER,
    postalCode: "〒１５４－０００１",
    phone: "０９０ー００００ー４１２７",
    name: " 佐藤 美咲 ",
  };
  const checked = checkRegistration(registration({ customer }), AT);
  expect(checked.ok && checked.value.customer).toMatchObject({
    postalCode: "1540001",
    phone: "090-0000-4127",
    name: "佐藤 美咲",
  });
});

test("a place is split at its prefecture, and a code is written with its hyphen", () => {
  expect(splitPlace(" 京都府京都市北区 ")).toEqual({ prefecture: "京都府", city: "京都市北区" });
  expect(splitPlace("神奈川県横浜市")).toEqual({ prefecture: "神奈川県", city: "横浜市" });
  expect(splitPlace("世田谷区")).toEqual({ prefecture: "", city: "世田谷区" });
  expect([formatPostalCode("1540001"), formatPostalCode("154")]).toEqual(["154-0001", "154"]);
});
