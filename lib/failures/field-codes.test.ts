import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { FIELD_CODES, fieldCode, fieldProblems } from "./field-codes";

beforeAll(() => {
  z.config({ customError: fieldCode });
});
afterAll(() => {
  z.config({ customError: undefined });
});

test.each<[string, z.ZodType, unknown, string]>([
  ["a missing value", z.string(), undefined, "required"],
  ["an empty text", z.string().min(1), "", "required"],
  ["a text that is too short", z.string().min(10), "abc", "too_short"],
  ["a text that is too long", z.string().max(3), "abcd", "too_long"],
  ["a negative number", z.int().min(0), -1, "negative"],
  ["a number below the least", z.int().min(5), 4, "too_small"],
  ["a number above the most", z.int().max(99_999_999), 100_000_000, "too_large"],
  ["an enormous number", z.int(), 1e300, "too_large"],
  ["a fraction", z.int(), 1.5, "fraction"],
  ["full-width digits", z.int(), "12800", "not_a_number"],
  ["a choice that there is not", z.enum(["a", "b"]), "c", "bad_choice"],
  ["an address without @", z.email(), "tanaka", "bad_email"],
  ["a list in a text's place", z.string(), [], "bad_format"],
])("%s has the code %4$s", (_, schema, value, code) => {
  expect(schema.safeParse(value).error?.issues[0]?.message).toBe(code);
});

test("problems in nested fields are named by their path, and unknown words never get through", () => {
  const errors = {
    _errors: [],
    name: { _errors: ["required"] },
    lines: { 0: { quantity: { _errors: ["Invalid input: expected number"] } } },
  };
  expect(fieldProblems(errors)).toEqual([
    { field: "name", code: "required" },
    { field: "lines.0.quantity", code: "bad_format" },
  ]);
  expect(FIELD_CODES).toContain("bad_format");
});
