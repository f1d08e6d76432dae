import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatInstant, parseInstant } from "./instant";
import { parsePlainDate } from "./plain-date";
import { standIn } from "./testing/machine-zone";
import {
  addDays,
  endOfDayTokyo,
  endOfMonthAfter,
  endOfPlainDate,
  lastDayOfMonthAt20,
  plusDays24h,
  startOfDayTokyo,
  startOfPlainDate,
  tokyoDate,
  tokyoInstant,
} from "./tokyo";

function at(text: string): number {
  const read = parseInstant(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

function day(text: string) {
  const read = parsePlainDate(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

const zones = [
  { zone: "UTC", january: 0 },
  { zone: "America/New_York", january: 300 },
  { zone: "Asia/Tokyo", january: -540 },
  { zone: "Pacific/Kiritimati", january: -840 },
];

describe.each(zones)("on a machine in $zone", ({ zone, january }) => {
  standIn(zone);

  test("the machine really is there", () => {
    expect(new Date("2026-01-15T00:00:00Z").getTimezoneOffset()).toBe(january);
  });

  test.each([
    ["the last millisecond of January in Tokyo", "2026-01-31T14:59:59.999Z", 5, "2026-06-30T14:59:59.999Z"],
    ["the first of February in Tokyo, still January in UTC", "2026-01-31T15:00:00.000Z", 5, "2026-07-31T14:59:59.999Z"],
    ["a month end that runs into February", "2026-09-30T03:00:00.000Z", 5, "2027-02-28T14:59:59.999Z"],
    ["a month end that runs into a leap February", "2027-09-30T03:00:00.000Z", 5, "2028-02-29T14:59:59.999Z"],
    ["31 January", "2026-01-31T03:00:00.000Z", 1, "2026-02-28T14:59:59.999Z"],
    ["31 January of a leap year", "2028-01-31T03:00:00.000Z", 1, "2028-02-29T14:59:59.999Z"],
    ["29 February", "2028-02-29T03:00:00.000Z", 1, "2028-03-31T14:59:59.999Z"],
    ["December", "2026-12-31T14:59:59.999Z", 1, "2027-01-31T14:59:59.999Z"],
    ["New Year in Tokyo, still December in UTC", "2026-12-31T15:00:00.000Z", 1, "2027-02-28T14:59:59.999Z"],
  ])("the month end after %s", (_, from, months, end) => {
    expect(formatInstant(endOfMonthAfter(at(from), months))).toBe(end);
  });

  test.each([
    ["2026-11-30T14:59:59.999Z", "2027-01-31T11:00:00.000Z"],
    ["2026-11-30T15:00:00.000Z", "2027-02-28T11:00:00.000Z"],
    ["2027-12-31T14:59:59.999Z", "2028-02-29T11:00:00.000Z"],
    ["2028-02-29T14:59:59.999Z", "2028-04-30T11:00:00.000Z"],
  ])("20:00 on the last day of the second month after %s", (from, end) => {
    expect(formatInstant(lastDayOfMonthAt20(at(from), 2))).toBe(end);
  });

  test("N days are N times 24 hours, also over the nights when other zones change their clocks", () => {
    expect(formatInstant(plusDays24h(at("2026-10-24T09:10:00.001Z"), 30))).toBe("2026-11-23T09:10:00.001Z");
    expect(formatInstant(plusDays24h(at("2026-02-20T00:00:00.000Z"), 30))).toBe("2026-03-22T00:00:00.000Z");
  });

  test("a day in Tokyo turns at 15:00 in UTC", () => {
    expect(tokyoDate(at("2026-11-22T14:59:59.999Z"))).toBe("2026-11-22");
    expect(tokyoDate(at("2026-11-22T15:00:00.000Z"))).toBe("2026-11-23");
    expect(formatInstant(startOfDayTokyo(at("2026-11-23T06:40:00.000Z")))).toBe("2026-11-22T15:00:00.000Z");
    expect(formatInstant(endOfDayTokyo(at("2026-11-22T15:00:00.000Z")))).toBe("2026-11-23T14:59:59.999Z");
  });

  test("a plain date is the day in Tokyo, from its first to its last millisecond", () => {
    expect(formatInstant(startOfPlainDate(day("2026-11-23")))).toBe("2026-11-22T15:00:00.000Z");
    expect(formatInstant(endOfPlainDate(day("2026-11-23")))).toBe("2026-11-23T14:59:59.999Z");
    expect(addDays(day("2026-12-31"), 1)).toBe("2027-01-01");
    expect(addDays(day("2028-03-01"), -1)).toBe("2028-02-29");
    expect(formatInstant(tokyoInstant(day("2026-11-23"), { hour: 20, minute: 0 }))).toBe("2026-11-23T11:00:00.000Z");
  });

  test("agrees with a calendar nine hours ahead of UTC, which Tokyo has been since 1952", () => {
    const nineHours = 9 * 3_600_000;
    const instants = fc.integer({ min: Date.UTC(1952, 0), max: Date.UTC(2400, 0) });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 24 }), (from, months) => {
        const local = new Date(from + nineHours);
        const nextMonth = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months + 1, 1) - nineHours;
        expect(endOfMonthAfter(from, months)).toBe(nextMonth - 1);
        expect(lastDayOfMonthAt20(from, months)).toBe(nextMonth - 4 * 3_600_000);
        expect(tokyoDate(from)).toBe(local.toISOString().slice(0, 10));
      }),
    );
  });
});

test("a time of day that does not exist is a bug and throws", () => {
  expect(() => tokyoInstant(day("2026-11-23"), { hour: 24, minute: 0 })).toThrow(RangeError);
});
