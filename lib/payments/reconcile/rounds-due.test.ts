import { expect, it } from "vitest";
import { dueAt } from "./rounds-due";

it.each([
  ["at 3:00 JST", "2026-11-25T18:00:00.000Z", "2026-11-25T18:00:00.000Z"],
  ["a millisecond before it", "2026-11-25T17:59:59.999Z", "2026-11-24T18:00:00.000Z"],
  ["in the evening in Tokyo", "2026-11-25T10:00:00.000Z", "2026-11-24T18:00:00.000Z"],
  ["right after midnight in Tokyo, on the first of a month", "2026-11-30T15:00:00.000Z", "2026-11-29T18:00:00.000Z"],
])("the nightly round counts from the last 3:00 in Tokyo: %s", (_, now, since) => {
  expect(new Date(dueAt(Date.parse(now)).nightlySince).toISOString()).toBe(since);
});
