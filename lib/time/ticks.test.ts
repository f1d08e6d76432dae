import { describe, expect, it } from "vitest";
import { monthStarts, ticksOf } from "./ticks";

const jst = (text: string) => Date.parse(`${text}+09:00`);
const texts = (from: string, to: string, now = "2026-11-23T15:40") =>
  ticksOf(jst(from), jst(to), jst(now)).map(({ text }) => text);

describe("marks under a line of time", () => {
  it("are months, whose first day begins in Tokyo", () => {
    expect(texts("2026-10-08T18:10", "2026-12-31T20:00")).toEqual(["10月", "11月", "12月"]);
    expect(monthStarts(jst("2026-10-08T18:10"), jst("2026-12-31T20:00"))).toEqual([
      jst("2026-11-01T00:00"),
      jst("2026-12-01T00:00"),
    ]);
  });

  it("take no month for begun a millisecond early", () => {
    expect(monthStarts(jst("2026-10-31T23:59:59.999"), jst("2026-11-01T00:00:00.001"))).toHaveLength(1);
    expect(monthStarts(jst("2026-10-31T12:00"), jst("2026-11-01T00:00"))).toEqual([]);
    expect(monthStarts(jst("2026-11-01T00:00"), jst("2026-11-30T00:00"))).toEqual([]);
  });

  it("begin with the day where the whole is less than two months", () => {
    expect(texts("2026-10-24T18:10", "2026-11-23T18:10")).toEqual(["10/24", "11月"]);
  });

  it("name the year where one begins", () => {
    expect(texts("2026-11-01T00:00", "2027-02-15T00:00")).toEqual(["11月", "12月", "2027年1月", "2月"]);
  });

  it("are few, however long it is", () => {
    expect(texts("2024-01-10T00:00", "2026-11-23T00:00").length).toBeLessThanOrEqual(7);
  });

  it("are days where no month begins, and hours under two days", () => {
    expect(texts("2026-11-10T08:00", "2026-11-15T08:00")).toEqual([
      "11/10",
      "11/11",
      "11/12",
      "11/13",
      "11/14",
      "11/15",
    ]);
    expect(texts("2026-11-23T14:40", "2026-11-23T16:30")).toEqual(["今日 14:40", "15:00", "16:00"]);
    expect(texts("2026-11-22T23:47", "2026-11-23T15:40")).toEqual([
      "11/22 23:47",
      "11/23",
      "03:00",
      "06:00",
      "09:00",
      "12:00",
      "15:00",
    ]);
  });
});
