import { expect, it } from "vitest";
import { kindAt, RACE_KINDS } from "./kinds";

const round = (seed: string, from: number) => RACE_KINDS.map((_, index) => kindAt(seed, from + index));

it("every kind is run once before any is run again, in an order that the seed decides", () => {
  for (const from of [1, 1 + RACE_KINDS.length])
    expect(round("1", from).toSorted()).toEqual([...RACE_KINDS].toSorted());
  expect(round("1", 1)).toEqual(round("1", 1));
  expect(round("1", 1)).not.toEqual(round("2", 1));
  expect(round("1", 1)).not.toEqual(round("1", 1 + RACE_KINDS.length));
});
