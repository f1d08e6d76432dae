import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatDateTimeInList,
  formatDateTimeSeconds,
  formatDeadline,
  formatEnded,
  formatMoment,
  formatRemaining,
  formatTime,
  formatTimeSeconds,
  formatUntil,
} from "./display";
import { standIn, ZONES } from "./testing/machine-zone";

const at = (text: string) => Date.parse(text);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe.each(ZONES)("on a machine in %s", (zone) => {
  standIn(zone);

  test("an instant is shown in Tokyo, with its weekday", () => {
    expect(formatDateTime(at("2026-11-23T11:00:00Z"))).toBe("2026/11/23(月) 20:00");
    expect(formatDateTime(at("2026-11-21T15:00:00Z"))).toBe("2026/11/22(日) 00:00");
    expect(formatDate(at("2026-11-21T15:00:00Z"))).toBe("2026/11/22");
    expect(formatTime(at("2026-11-23T06:40:12Z"))).toBe("15:40");
    expect(formatTimeSeconds(at("2026-11-23T06:40:12.999Z"))).toBe("15:40:12");
  });

  test("a list leaves the year out while it is this one in Tokyo", () => {
    const newYear = at("2026-12-31T15:00:00Z");
    expect(formatDateTimeInList(at("2026-11-23T11:00:00Z"), newYear - 1)).toBe("11/23(月) 20:00");
    expect(formatDateTimeInList(at("2026-11-23T11:00:00Z"), newYear)).toBe("2026/11/23(月) 20:00");
    expect(formatDateTimeSeconds(at("2026-11-23T06:40:12Z"), newYear - 1)).toBe("11/23 15:40:12");
    expect(formatDateTimeSeconds(at("2026-11-23T06:40:12Z"), newYear)).toBe("2026/11/23 15:40:12");
  });

  test("a moment of today is its time alone, of Tokyo's today, and any other has its day", () => {
    const noon = at("2026-11-23T03:00:00Z");
    expect(formatMoment(at("2026-11-22T15:00:00Z"), noon)).toBe("00:00");
    expect(formatMoment(at("2026-11-22T14:59:59Z"), noon)).toBe("11/22(日) 23:59");
    expect(formatMoment(at("2025-11-23T06:40:00Z"), noon)).toBe("2025/11/23(日) 15:40");
  });

  test("a limit's minute is cut down, so that it never promises too much", () => {
    expect(formatUntil(at("2026-11-30T14:59:59.999Z"))).toBe("2026/11/30(月) 23:59まで");
  });
});

describe("what remains", () => {
  const deadline = at("2026-11-23T09:10:00Z");
  test.each([
    [76 * HOUR, "残り3日4時間"],
    [72 * HOUR, "残り3日"],
    [24 * HOUR, "残り1日"],
    [24 * HOUR - 1, "残り23時間59分"],
    [4 * HOUR + 12 * MINUTE, "残り4時間12分"],
    [4 * HOUR, "残り4時間"],
    [HOUR, "残り1時間"],
    [HOUR - 1, "残り59分"],
    [12 * MINUTE, "残り12分"],
    [MINUTE, "残り1分"],
    [MINUTE - 1, "残り1分未満"],
    [0, "残り1分未満"],
    [-1, null],
  ])("%i ms before the limit: %s", (left, words) => {
    expect(formatRemaining(deadline, deadline - left)).toBe(words);
  });

  test("the limit itself is still before the end, a millisecond later is after it", () => {
    expect(formatDeadline(deadline, deadline - 150 * MINUTE)).toBe("2026/11/23(月) 18:10まで 残り2時間30分");
    expect(formatDeadline(deadline, deadline)).toBe("2026/11/23(月) 18:10まで 残り1分未満");
    expect(formatDeadline(deadline, deadline + 1)).toBe("11/23(月) 18:10に終了");
    expect(formatEnded(deadline, at("2027-01-01T00:00:00Z"))).toBe("2026/11/23(月) 18:10に終了");
  });
});

test("a browser that shows instants does not load the polyfill", () => {
  const source = readFileSync(new URL("./display.ts", import.meta.url), "utf8");
  const loaded = [...source.matchAll(/^import (?!type ).*$/gm)];
  expect(loaded).toEqual([]);
});
