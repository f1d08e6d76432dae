import { expect, test } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { parsePlainDate } from "@/lib/time/plain-date";
import { blankLine, blankTyping, isRegistrationTyped, type RegisterTyping, readTyping } from "./typing";

const day = parsePlainDate("2026-11-28");
if (!day.ok) throw new Error(day.error.code);
const AT = { now: Date.parse("2026-11-28T06:00:00.000Z"), today: day.value };

const TYPED: RegisterTyping = {
  ...blankTyping("key"),
  customer: {
    name: "佐藤 美咲",
    kana: "",
    email: "",
    phone: "",
    postalCode: "１５４－０００１",
    place: "東京都世田谷区池尻",
    street: "2-4-5",
    building: "",
  },
  lines: [{ ...blankLine("line-1"), name: "急須", unitPrice: "４，４００円" }],
  methodId: METHOD_IDS[0] ?? "",
};

test("what is typed becomes what is sent", () => {
  const { checked, issues } = readTyping(TYPED, AT);
  expect(issues).toEqual([]);
  expect(checked).toMatchObject({
    total: 4_400,
    customer: { postalCode: "1540001", prefecture: "東京都", city: "世田谷区池尻" },
    delivery: { name: "", city: "" },
    wishedOn: null,
  });
});

test("another address that was typed and then given up is not sent", () => {
  const delivery = { ...TYPED.delivery, name: "佐藤 和子" };
  expect(readTyping({ ...TYPED, delivery }, AT).checked).toMatchObject({ delivery: { name: "" } });
  expect(readTyping({ ...TYPED, delivery, elsewhere: true }, AT).issues).toEqual([
    { field: "delivery.postalCode", code: "required" },
  ]);
});

test("all that is wrong is told from the top of the page to its end, unreadable numbers once", () => {
  const wrong = {
    ...TYPED,
    customer: { ...TYPED.customer, name: "", street: "" },
    lines: [
      { ...blankLine("line-1"), name: "急須", quantity: "0", unitPrice: "" },
      { ...blankLine("line-2"), taxRate: "5%", unitPrice: "1.5" },
    ],
    points: "いくつか",
    methodId: "",
  };
  expect(readTyping(wrong, AT).issues.map(({ field, code }) => `${field} ${code}`)).toEqual([
    "customer.name required",
    "customer.street required",
    "lines.0.quantity negative",
    "lines.0.unitPrice required",
    "lines.1.name required",
    "lines.1.taxRate no_such_choice",
    "lines.1.unitPrice fraction",
    "points not_a_number",
    "methodId required",
  ]);
});

test("a form in which nothing was typed leaves no draft", () => {
  expect(isRegistrationTyped(blankTyping("key"))).toBe(false);
  expect(isRegistrationTyped({ ...blankTyping("key"), memo: "の" })).toBe(true);
});
