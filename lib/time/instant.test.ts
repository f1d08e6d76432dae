import fc from "fast-check";
import { expect, test } from "vitest";
import { formatInstant, parseInstant } from "./instant";
import { parsePlainDate } from "./plain-date";

test("what is written can be read back, to the millisecond", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2199, 11, 31) }), (epoch) => {
      expect(parseInstant(formatInstant(epoch))).toEqual({ ok: true, value: epoch });
    }),
  );
});

test.each([
  ["2026-11-23T06:40:00.000Z", "2026-11-23T06:40:00.000Z"],
  ["2026-11-23T15:40:00.000+09:00", "2026-11-23T06:40:00.000Z"],
  ["2026-11-22T23:40:00.000-07:00", "2026-11-23T06:40:00.000Z"],
  ["2028-02-29T23:59:59.999Z", "2028-02-29T23:59:59.999Z"],
  ["1900-01-01T00:00:00.000Z", "1900-01-01T00:00:00.000Z"],
  ["2199-12-31T23:59:59.999Z", "2199-12-31T23:59:59.999Z"],
])("%s is an instant", (text, utc) => {
  const read = parseInstant(text);
  expect(read.ok && formatInstant(read.value)).toBe(utc);
});

test.each([
  "2026-02-30T00:00:00.000Z",
  "2027-02-29T00:00:00.000Z",
  "2026-13-01T00:00:00.000Z",
  "2026-00-10T00:00:00.000Z",
  "2026-11-00T00:00:00.000Z",
  "2026-11-23T24:00:00.000Z",
  "2026-11-23T23:60:00.000Z",
  "2026-11-23T23:59:60.000Z",
])("%s does not exist and is not rolled over", (text) => {
  expect(parseInstant(text)).toEqual({ ok: false, error: { code: "no_such_instant" } });
});

test.each(["0001", "0050", "1899", "2200", "9999"])("the year %s is refused, of a day as of an instant", (year) => {
  const refused = { ok: false, error: { code: "year_out_of_range" } };
  expect(parseInstant(`${year}-12-31T00:00:00.000Z`)).toEqual(refused);
  expect(parsePlainDate(`${year}-12-31`)).toEqual(refused);
});

test.each(["1900-01-01", "2199-12-31"])("%s is a day that the shop takes", (text) => {
  expect(parsePlainDate(text)).toEqual({ ok: true, value: text });
});

test.each([
  "",
  "2026-11-23",
  "2026-11-23T06:40:00Z",
  "2026-11-23T06:40:00.000",
  "2026-11-23 06:40:00.000Z",
  "2026-11-23T06:40:00.0000Z",
  "2026-11-23T06:40:00.000z",
  "2026-11-23T06:40:00.000+24:00",
  " 2026-11-23T06:40:00.000Z",
  "2026-11-23T06:40:00.000Z\n",
  "+002026-11-23T06:40:00.000Z",
  "\uff12026-11-23T06:40:00.000Z",
])("%j is not written as an instant", (text) => {
  expect(parseInstant(text)).toEqual({ ok: false, error: { code: "bad_instant" } });
});

test("a plain date must be well written and must exist", () => {
  expect(parsePlainDate("2028-02-29")).toEqual({ ok: true, value: "2028-02-29" });
  for (const text of ["2026-02-30", "2027-02-29", "2026-13-01", "2026-00-01", "2026-04-31"]) {
    expect(parsePlainDate(text)).toEqual({ ok: false, error: { code: "no_such_date" } });
  }
  for (const text of ["", "2026-2-3", "2026/02/03", "20260203", "2026-02-03T00:00", "2026-02-03\n"]) {
    expect(parsePlainDate(text)).toEqual({ ok: false, error: { code: "bad_date" } });
  }
});
