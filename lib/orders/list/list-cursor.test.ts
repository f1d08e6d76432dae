import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OrderListCursor, readCursor, writeCursor } from "./list-cursor";
import { ORDER_LIST_SORTS, type OrderListSort } from "./list-filter";

const byDate: OrderListSort = { by: "orderedAt", descending: true };
const cursor: OrderListCursor = {
  backwards: false,
  segment: 0,
  key: 1_795_415_400_123,
  id: 42,
  ordinal: 51,
  asOf: 1_795_415_400_000,
};

function encoded(parts: unknown): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

describe("the list's cursor", () => {
  it("comes back as it was written", () => {
    expect(readCursor(writeCursor(cursor, byDate), byDate)).toEqual(cursor);
  });

  it("keeps an order number, and a limit that is none", () => {
    const byNumber: OrderListSort = { by: "orderNumber", descending: false };
    const numbered = { ...cursor, key: "261024-0087" };
    expect(readCursor(writeCursor(numbered, byNumber), byNumber)).toEqual(numbered);
    const byDeadline: OrderListSort = { by: "deadline", descending: false };
    const unlimited = { ...cursor, segment: 2, key: null };
    expect(readCursor(writeCursor(unlimited, byDeadline), byDeadline)).toEqual(unlimited);
  });

  it("is refused under another sort or direction", () => {
    const text = writeCursor(cursor, byDate);
    expect(readCursor(text, { by: "total", descending: true })).toBeNull();
    expect(readCursor(text, { by: "orderedAt", descending: false })).toBeNull();
  });

  it.each([
    ["an unknown version", [2, "orderedAt", true, false, 0, 1, 1, 1, 1]],
    ["a part that the sort does not have", [1, "orderedAt", true, false, 1, 1, 1, 1, 1]],
    ["a fractional id", [1, "orderedAt", true, false, 0, 1, 1.5, 1, 1]],
    ["an id beyond the column", [1, "orderedAt", true, false, 0, 1, 2_147_483_648, 1, 1]],
    ["a key of another kind", [1, "orderedAt", true, false, 0, "x", 1, 1, 1]],
    ["no key", [1, "orderedAt", true, false, 0, null, 1, 1, 1]],
    ["a page that begins before the first row", [1, "orderedAt", true, false, 0, 1, 1, 0, 1]],
    ["a part too many", [1, "orderedAt", true, false, 0, 1, 1, 1, 1, 1]],
    ["no list", { by: "orderedAt" }],
  ])("is refused with %s", (_, parts) => {
    expect(readCursor(encoded(parts), byDate)).toBeNull();
  });

  it("never throws, whatever stands in the address", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(encoded), fc.base64String()), (text) => {
        for (const by of ORDER_LIST_SORTS) expect(() => readCursor(text, { by, descending: false })).not.toThrow();
      }),
    );
  });
});
