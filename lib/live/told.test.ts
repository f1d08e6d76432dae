import { expect, test } from "vitest";
import type { ChangeKind, LiveChange } from "./change";
import { countOf } from "./told";

const change = (kind: ChangeKind, of: string | null): LiveChange => ({ kind, of, version: null });

test("an order that was canceled is one change, however many of its rows it moved", () => {
  const told = [[change("order", "A"), change("payment", "A"), change("operation", "A"), change("task", "A")]];
  expect(countOf(told)).toBe(1);
  expect(
    countOf([...told, [change("order", "A"), change("order", "B")], [change("method", "m"), change("shop", null)]]),
  ).toBe(4);
});

test("rounds and looks of 突合 are no change", () => {
  expect(countOf([[change("round", null), change("look", "A")]])).toBe(0);
  expect(countOf([])).toBe(0);
});

test("where anything may have changed, no number is claimed", () => {
  expect(countOf([[change("order", "A")], null])).toBeNull();
  expect(countOf([[change("order", null)]])).toBeNull();
});
