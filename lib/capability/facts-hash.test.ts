import { expect, test } from "vitest";
import { factsHash } from "./facts-hash";

test("the fingerprint is the same at every start, 16 hex digits", () => {
  expect(factsHash()).toMatch(/^[0-9a-f]{16}$/);
  expect(factsHash()).toBe(factsHash());
});

test("a changed fact changes it: a change of the tables on purpose writes the new one here", () => {
  expect(factsHash()).toBe("4b14c223d37ebfca");
});
