import { expect, it } from "vitest";
import { kindAt, RACE_KINDS } from "./kinds";

const round = (seed: string, from: number) => RACE_KINDS.map((_, index) => kindAt(seed, from + index));

it("every kind is run once before any is run again, in an order that the seed decides", () => {
  for (const from of [0, RACE_KINDS.length]) expect(round("1", from).toSorted()).toEqual([...RACE_KINDS].toSorted());
  expect(round("1", 0)).toEqual(round("1", 0));
  expect(round("1", 0)).not.toEqual(round("2", 0));
  expect(round("1", 0)).not.toEqual(round("1", RACE_KINDS.length));
});
