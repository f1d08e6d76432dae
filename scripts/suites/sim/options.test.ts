import { expect, it } from "vitest";
import { readOptions } from "./options";

it("plays what CI plays, with a seed of its own, where nothing is said", () => {
  const { seed, ...rest } = readOptions([]);
  expect(rest).toEqual({ runs: 50_000, only: null });
  expect(seed).toMatch(/^\d+$/);
});

it("takes a seed and a size, or one history", () => {
  expect(readOptions(["--seed", "a", "--runs", "12"])).toEqual({ seed: "a", runs: 12, only: null });
  expect(readOptions(["--runs", "9", "--only", "0", "--seed", "7"])).toEqual({ seed: "7", runs: 1, only: 0 });
});

it.each([
  [["--runs", "0"]],
  [["--runs", "-5"]],
  [["--runs", "many"]],
  [["--runs"]],
  [["--only", "1.5"]],
  [["--size", "3"]],
])("refuses %j", (given) => {
  expect(() => readOptions(given)).toThrow("npm run test:sim");
});
