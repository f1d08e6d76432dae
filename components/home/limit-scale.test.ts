import { expect, test } from "vitest";
import { scaleTop } from "./limit-scale";

test.each([
  [746_200, 800_000],
  [800_000, 800_000],
  [800_001, 1_000_000],
  [9, 10],
  [1, 1],
  [0, 1],
  [12_345_678, 20_000_000],
])("the scale of %d ends at a number that reads well: %d", (most, top) => {
  expect(scaleTop(most)).toBe(top);
});
