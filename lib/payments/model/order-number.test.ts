import fc from "fast-check";
import { expect, test } from "vitest";
import { ORDER_NUMBER_MAX, orderNumberIn, orderNumberInPage } from "./order-number";

test("every number that an order can have is read from the address that names it", () => {
  const number = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
    .filter((text) => orderNumberIn(text) !== null);
  fc.assert(
    fc.property(number, (text) => {
      expect(orderNumberInPage(encodeURIComponent(text))).toBe(text);
    }),
  );
});

test("a percent sign is read once, and never decoded again", () => {
  expect(orderNumberInPage("261124%252D0031")).toBe("261124%2D0031");
  expect(orderNumberIn("%")).toBe("%");
  expect(orderNumberIn("%2D")).toBe("%2D");
});

test.each(["", "%", "%E3%81", "%00", "a%0Ab", "%C2%85", "%E2%80%A8", "9".repeat(ORDER_NUMBER_MAX + 1)])(
  "no order is named by %j",
  (segment) => {
    expect(orderNumberInPage(segment)).toBeNull();
  },
);

test.each(["\u0000", "2611\u0000", "\ud800", "\u2029"])("no order is named by %j, decoded", (text) => {
  expect(orderNumberIn(text)).toBeNull();
});
