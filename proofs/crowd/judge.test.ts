import { expect, it } from "vitest";
import { judgeWaits, waitsOf } from "./judge";

const TOLD = { "route 429": 9, "form busy": 9, "route 401": 2, "form wrong": 2 };
const WAITED = { reads: [20, 500], confirms: [90, 1_000], failed: [] };

it("finds nothing where strangers were told to come again and staff waited no longer than promised", () => {
  expect(judgeWaits(WAITED, TOLD)).toEqual([]);
});

it.each([
  [{ ...WAITED, reads: [20, 501] }, TOLD, "read took 501 ms"],
  [{ ...WAITED, confirms: [1_001] }, TOLD, "cancel took 1001 ms"],
  [{ ...WAITED, failed: ["/api/orders: 503"] }, TOLD, "503"],
  [{ ...WAITED, confirms: [] }, TOLD, "nothing was canceled"],
  [WAITED, { ...TOLD, "form busy": 0 }, "form busy"],
  [WAITED, { ...TOLD, "route 500": 1 }, "route 500"],
])("%j is found", (waited, told, words) => {
  expect(judgeWaits(waited, told).join("\n")).toContain(words);
});

it("the spread names the middle and the worst", () => {
  expect(waitsOf({ ...WAITED, reads: [5, 1, 9] }).readMs).toEqual({ median: 5, p99: 9, worst: 9 });
});
