import { expect, it } from "vitest";
import { drawnRates } from "./fault-rates";
import { faultsBut, noneOf } from "./fault-words";
import { SeededRandom } from "./random";

it("leaves out what a suite cannot do, and keeps the order in which a seed draws the others", () => {
  const all = faultsBut();
  const some = faultsBut("crash", "row_held");
  expect(some).toEqual(all.filter((word) => word !== "crash" && word !== "row_held"));
  expect(some).toHaveLength(all.length - 2);
  expect(noneOf(faultsBut("slow"))).not.toHaveProperty("slow");
});

it("draws few kinds for a history, often, and none for a calm one", () => {
  const faults = faultsBut();
  const rates = { ...noneOf(faults), slow: 0.3, crash: 0.1 };
  const drawn = Array.from({ length: 200 }, (_, index) => drawnRates(faults, rates, 0.5, new SeededRandom(`${index}`)));
  expect(drawn.filter((one) => Object.values(one).every((rate) => rate === 0)).length).toBeGreaterThan(100);
  expect(new Set(drawn.map(({ slow }) => slow))).toEqual(new Set([0, 0.15, 0.3, 0.6]));
  expect(new Set(drawn.map(({ crash }) => crash))).toEqual(new Set([0, 0.05, 0.1, 0.2]));
  expect(drawn.every(({ row_held }) => row_held === 0)).toBe(true);
});
