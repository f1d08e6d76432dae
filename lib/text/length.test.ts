import fc from "fast-check";
import { expect, test } from "vitest";
import { isLonger, lengthOf } from "./length";

test.each([
  ["", 0],
  ["abc", 3],
  ["さくら", 3],
  ["𠮷", 1],
  ["か\u3099", 1],
  ["ｶﾞ", 1],
  ["邉\u{e0102}", 1],
  ["👨‍👩‍👧", 1],
  ["🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", 1],
  ["\r\n", 1],
  ["a".concat("\u0301".repeat(40)), 3],
])("%j has %i characters", (text, length) => {
  expect(lengthOf(text)).toBe(length);
});

test("200 of 𠮷 are not more than 200, and 201 are", () => {
  expect(isLonger("𠮷".repeat(200), 200)).toBe(false);
  expect(isLonger("𠮷".repeat(201), 200)).toBe(true);
  expect(isLonger("a".repeat(200), 200)).toBe(false);
  expect(isLonger("a".repeat(201), 200)).toBe(true);
});

test("whatever is not too long has a bound in bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      expect([...text].length).toBeLessThanOrEqual(lengthOf(text) * 16);
    }),
  );
});
