import { describe, expect, it } from "vitest";
import { readTypedCard, type TypedCard } from "./typed-card";

const NOW = Date.parse("2026-11-30T15:00:00.000Z"); // the first of December in Tokyo
const GOOD: TypedCard = { number: "4111 1111 1111 1111", expiry: "12 / 28", holder: "MISAKI SATO", code: "123" };
const read = (more: Partial<TypedCard>, demand: "required" | "optional" | "none" = "optional") =>
  readTypedCard({ ...GOOD, ...more }, demand, NOW);

describe("a card as the buyer types it", () => {
  it("leaves its brand, last four digits, month and whether a code was given", () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        card: { brand: "VISA", last4: "1111", expiry: "2028-12", securityCode: "given" },
        behavior: "authorized",
      },
    });
  });

  it.each([
    ["5555555555554444", "Mastercard"],
    ["2223003122003222", "Mastercard"],
    ["3530 1113 3330 0000", "JCB"],
    ["3782-822463-10005", "American Express"],
    ["30569309025904", "Diners Club"],
    ["４１１１１１１１１１１１１１１１", "VISA"],
  ])("%s is a %s", (number, brand) => {
    expect(read({ number, code: "" })).toMatchObject({ ok: true, value: { card: { brand } } });
  });

  it.each<[Partial<TypedCard>, object]>([
    [{ number: "" }, { number: "empty" }],
    [{ number: "4111 1111 1111 1112" }, { number: "wrong_number" }],
    [{ number: "411111111111111" }, { number: "wrong_number" }],
    [{ number: "4111x" }, { number: "not_a_number" }],
    [{ number: "9999 9999 9999 9995" }, { number: "unknown_brand" }],
    [{ expiry: "" }, { expiry: "empty" }],
    [{ expiry: "13/28" }, { expiry: "not_a_month" }],
    [{ expiry: "11/26" }, { expiry: "past" }],
    [{ expiry: "12/47" }, { expiry: "too_far" }],
    [{ holder: " " }, { holder: "empty" }],
    [{ holder: "佐藤" }, { holder: "not_letters" }],
    [{ code: "12" }, { code: "wrong_length" }],
    [{ code: "12a" }, { code: "not_a_number" }],
    [{ number: "378282246310005", code: "123" }, { code: "wrong_length" }],
    [
      { number: "", holder: "" },
      { number: "empty", holder: "empty" },
    ],
  ])("%o is told at its field", (more, error) => {
    expect(read(more)).toEqual({ ok: false, error });
  });

  it.each(["12/26", "1226", "12 / 2026"])("%s has not passed in its own month", (expiry) => {
    expect(read({ expiry })).toMatchObject({ ok: true, value: { card: { expiry: "2026-12" } } });
  });

  it("needs its code where it is demanded, may leave it out where it is offered, and has none where it is not asked", () => {
    expect(read({ code: "" }, "required")).toEqual({ ok: false, error: { code: "empty" } });
    expect(read({ code: "" }, "optional")).toMatchObject({ value: { card: { securityCode: "not_given" } } });
    expect(read({ code: "123" }, "none")).toMatchObject({ value: { card: { securityCode: "not_given" } } });
  });
});
