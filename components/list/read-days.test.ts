import { expect, test } from "vitest";
import { filterDayIssue, readDays, UNREADABLE_DAY } from "./read-days";

test("a range has both ends, one, or none", () => {
  expect(readDays("2026-11-01", "2026-11-23")).toEqual({ ok: true, value: { from: "2026-11-01", to: "2026-11-23" } });
  expect(readDays("", "2026-11-23")).toEqual({ ok: true, value: { from: null, to: "2026-11-23" } });
  expect(readDays("", "")).toEqual({ ok: true, value: null });
});

test.each([
  [UNREADABLE_DAY, { of: "day", error: { code: "bad_date" } }],
  ["2026-02-31", { of: "day", error: { code: "no_such_date" } }],
  ["0001-01-01", { of: "day", error: { code: "year_out_of_range" } }],
  ["2200-01-01", { of: "day", error: { code: "year_out_of_range" } }],
])("%s is told at either end, and never dropped", (text, issue) => {
  expect(filterDayIssue(text)).toEqual(issue);
  expect(readDays(text, "")).toEqual({ ok: false, error: issue });
  expect(readDays("2026-11-01", text)).toEqual({ ok: false, error: issue });
});

test("a range that ends before it begins is told", () => {
  expect(readDays("2026-11-23", "2026-11-01")).toEqual({ ok: false, error: { of: "range", kind: "days" } });
});
