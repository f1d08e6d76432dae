import { expect, test } from "vitest";
import type { OrderListRow, OrderListView } from "@/lib/orders/list/list-view";
import { beginWalk, extendWalk, pageOf, placeInWalk } from "./walk";

/** A page as the walk reads it: numbers and cursors alone. */
function view(numbers: string, more: Partial<OrderListView>): OrderListView {
  const rows = numbers.split(" ").map((orderNumber) => ({ orderNumber }) as OrderListRow);
  return { serverNow: 0, rows, firstOrdinal: 1, previous: null, next: null, ignored: [], ...more };
}

const COUNT = { count: 312, orMore: false, sum: 0 };
const middle = beginWalk("?stage=x", "c2", view("D E F", { firstOrdinal: 51, previous: "c1", next: "c3" }), COUNT);

test("an order has its number and its neighbours in the list as it was loaded", () => {
  expect(placeInWalk(middle, "E")).toEqual({
    ordinal: 52,
    previous: "D",
    next: "F",
    asks: { previous: null, next: null },
  });
});

test("at the end of what was loaded the next page is asked for, at the end of the list nothing is", () => {
  expect(placeInWalk(middle, "F")).toMatchObject({ next: null, asks: { previous: null, next: "c3" } });
  const last = extendWalk(middle, "next", "c3", view("G H", { firstOrdinal: 54, previous: "c2b" }));
  expect(placeInWalk(last, "F")).toMatchObject({ next: "G", asks: { next: null } });
  expect(placeInWalk(last, "H")).toMatchObject({ ordinal: 55, previous: "G", next: null, asks: { next: null } });
});

test("before the first order of a page lies the page before it", () => {
  expect(placeInWalk(middle, "D")).toMatchObject({ previous: null, asks: { previous: "c1", next: null } });
  const first = extendWalk(middle, "previous", "c1", view("A B C", { next: "c2" }));
  expect(placeInWalk(first, "D")).toMatchObject({ ordinal: 51, previous: "C" });
  expect(placeInWalk(first, "A")).toMatchObject({ ordinal: 48, previous: null, asks: { previous: null } });
});

test("an order that moved to a later page keeps the place that it had", () => {
  const last = extendWalk(middle, "next", "c3", view("E G", {}));
  expect(placeInWalk(last, "F")).toMatchObject({ next: "G" });
  expect(placeInWalk(last, "G")).toMatchObject({ previous: "F", ordinal: 54 });
});

test("an order of elsewhere has no place", () => {
  expect(placeInWalk(middle, "Z")).toBeNull();
});

test("the way back leads to the page on which the order stood", () => {
  const last = extendWalk(middle, "next", "c3", view("G H", {}));
  expect(pageOf(last, "E")).toEqual({ cursor: "c2", index: 1 });
  expect(pageOf(last, "H")).toEqual({ cursor: "c3", index: 1 });
});

test("only what was known of the total is kept", () => {
  expect(middle.total).toEqual({ count: 312, orMore: false });
  expect(beginWalk("", null, view("A", {}), undefined).total).toBeNull();
});
