import { expect, it } from "vitest";
import { playBatch } from "./batch";
import { playHistory } from "./history";

it("plays the same history every time, alone or among others", async () => {
  const once: string[] = [];
  const again: string[] = [];
  const first = await playHistory("promise", 3, (line) => once.push(line));
  const beside = Promise.all([1, 2, 4].map((index) => playHistory("promise", index)));
  const second = await playHistory("promise", 3, (line) => again.push(line));
  await beside;
  expect(again).toEqual(once);
  expect(second).toEqual(first);
  expect(once.length).toBeGreaterThan(5);
  expect(await playHistory("another seed", 3)).not.toEqual(first);
});

it("finds nothing in the product, with things going wrong", async () => {
  const { runs, operations, violations, faults } = await playBatch({ seed: "unit", from: 0, until: 60 });
  expect({ runs, violations }).toEqual({ runs: 60, violations: 0 });
  expect(operations).toBeGreaterThan(10);
  expect(faults.crash).toBeGreaterThan(0);
});
