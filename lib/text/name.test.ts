import { expect, test } from "vitest";
import { nameProblem } from "./name";

test.each([
  ["田中 葵", null],
  ["𠮷".repeat(50), null],
  ["", "required"],
  ["\u3164", "required"],
  ["\u202e葵 中田", "bad_character"],
  ["𠮷".repeat(51), "too_long"],
])("%j as a name of at most 50 characters: %s", (name, problem) => {
  expect(nameProblem(name, 50)).toBe(problem);
});
