import { expect, it } from "vitest";
import { SeededRandom } from "./random";

const drawn = (seed: string) => {
  const random = new SeededRandom(seed);
  return Array.from({ length: 50 }, () => [random.int(1, 6), random.chance(0.5), random.weighted({ a: 3, b: 1 })]);
};

it("draws the same from the same seed, and something else from another", () => {
  expect(drawn("a")).toEqual(drawn("a"));
  expect(drawn("a")).not.toEqual(drawn("b"));
});

it("stays within its ends, and reaches both", () => {
  const random = new SeededRandom("ends");
  const thrown = new Set(Array.from({ length: 500 }, () => random.int(1, 6)));
  expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6]);
});
