import { expect, it } from "vitest";
import { draw } from "./draw";
import { type Patch, tests } from "./patch";

const PATCHES: readonly Patch[] = Array.from({ length: 60 }, (_, index) => ({
  name: `patch-${index}`,
  hurts: "the buyer",
  edits: [],
  caughtBy: tests("x.test.ts"),
}));

it("the same seed draws the same patches, each once, and other seeds reach all of them", () => {
  const drawn = draw(PATCHES, 10, "7");
  expect(draw(PATCHES, 10, "7")).toEqual(drawn);
  expect(new Set(drawn).size).toBe(10);
  const reached = new Set(Array.from({ length: 60 }, (_, seed) => draw(PATCHES, 10, String(seed))).flat());
  expect(reached.size).toBe(60);
  expect(draw(PATCHES, 200, "7")).toHaveLength(60);
});
