import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDifference, formatYen, formatYenDigits, isYen, MAX_YEN, parseYen, spokenDifference } from "./yen";

test.each([
  [0, "0円"],
  [999, "999円"],
  [1000, "1,000円"],
  [12800, "12,800円"],
  [MAX_YEN, "99,999,999円"],
  [-1200, "−1,200円"],
])("%i is shown as %s", (amount, text) => {
  expect(formatYen(amount)).toBe(text);
});

test("a difference carries its sign, minus as U+2212", () => {
  expect(formatDifference(-1200)).toBe("\u22121,200円");
  expect(formatDifference(500)).toBe("+500円");
  expect(formatDifference(0)).toBe("0円");
  expect(spokenDifference(-1200)).toBe("1,200円の減額");
  expect(spokenDifference(500)).toBe("500円の増額");
  expect(spokenDifference(0)).toBe("差額なし");
});

describe("what a person types", () => {
  test.each([
    ["0", 0],
    ["12800", 12800],
    [" 12,800 ", 12800],
    ["12,800円", 12800],
    ["0012", 12],
    ["12 800", 12800],
    ["\uff11\uff12\uff18\uff10\uff10", 12800],
    ["\uff11\uff12\uff0c\uff18\uff10\uff10円", 12800],
    ["１２、８００", 12800],
    ["\u3000１２\u3000８００\u3000円", 12800],
    ["¥12,800", 12800],
    ["￥１２，８００", 12800],
    ["\\12800", 12800],
    ["¥ 12,800 円", 12800],
    ["\u200b12,800\u00a0円\u200e", 12800],
    ["99,999,999", MAX_YEN],
  ])("%j is an amount", (text, value) => {
    expect(parseYen(text)).toEqual({ ok: true, value });
  });

  test.each([
    ["", { code: "empty" }],
    ["  ", { code: "empty" }],
    ["円", { code: "empty" }],
    ["¥", { code: "empty" }],
    ["\u200b", { code: "empty" }],
    ["-1", { code: "negative" }],
    ["−1,200", { code: "negative" }],
    ["\uff0d\uff11", { code: "negative" }],
    ["12.5", { code: "fraction" }],
    ["12.0", { code: "fraction" }],
    ["100000000", { code: "too_large", max: MAX_YEN }],
    ["9".repeat(400), { code: "too_large", max: MAX_YEN }],
    ["¥-100", { code: "negative" }],
    ["−¥100", { code: "negative" }],
    ["▲1,200", { code: "negative" }],
    ["１２．５", { code: "fraction" }],
    ["一万", { code: "not_a_number" }],
    ["1万円", { code: "not_a_number" }],
    ["$100", { code: "not_a_number" }],
    ["1,2 800", { code: "not_a_number" }],
    ["円100", { code: "not_a_number" }],
    ["-", { code: "not_a_number" }],
    ["abc", { code: "not_a_number" }],
    ["1e5", { code: "not_a_number" }],
    ["0x10", { code: "not_a_number" }],
    ["1,28,00", { code: "not_a_number" }],
    ["12 80", { code: "not_a_number" }],
    ["1.2.3", { code: "not_a_number" }],
    [".5", { code: "not_a_number" }],
    ["--1", { code: "not_a_number" }],
    ["-abc", { code: "not_a_number" }],
    ["Infinity", { code: "not_a_number" }],
    ["NaN", { code: "not_a_number" }],
  ])("%j is refused", (text, error) => {
    expect(parseYen(text)).toEqual({ ok: false, error });
  });

  test("may be any amount that the product itself prints", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_YEN }), (amount) => {
        expect(parseYen(formatYen(amount))).toEqual({ ok: true, value: amount });
        expect(parseYen(formatYenDigits(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });

  test("never becomes anything but whole yen within the limit", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0159,.-\u2212+円 \uff11\uff10\u30fc\uffe5") }), (text) => {
        const read = parseYen(text);
        if (read.ok) expect(isYen(read.value)).toBe(true);
      }),
    );
  });
});

test("an amount is a whole number from 0 to the largest", () => {
  for (const yen of [0, MAX_YEN]) expect(isYen(yen)).toBe(true);
  for (const other of ["1", null, 1.5, -1, MAX_YEN + 1, Number.NaN]) expect(isYen(other)).toBe(false);
});
