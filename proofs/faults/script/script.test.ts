import { expect, it } from "vitest";
import { scriptOf } from "./script";

const told = (seed: string, index: number) => JSON.stringify(scriptOf(seed, index));

it("plays the same from the same seed and number, and something else from others", () => {
  expect(told("s", 3)).toBe(told("s", 3));
  expect(told("s", 3)).not.toBe(told("s", 4));
  expect(told("s", 3)).not.toBe(told("t", 3));
});

it("has everything in some history, and something in each", () => {
  const scripts = Array.from({ length: 400 }, (_, index) => scriptOf("all", index));
  const kinds = new Set(scripts.flatMap((script) => script.acts.map((act) => act.kind)));
  expect(kinds.size).toBe(14);
  expect(scripts.every((script) => script.acts.length >= 1)).toBe(true);
  expect(scripts.some((script) => script.stubborn)).toBe(true);
  expect(scripts.some((script) => Object.values(script.rates).every((rate) => rate === 0))).toBe(true);
});
