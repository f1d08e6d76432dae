import { expect, test } from "vitest";
import { FOLLOWING_STATUSES, ORDER_STATUSES } from "./order-states";

const ways = ORDER_STATUSES.flatMap((from) => FOLLOWING_STATUSES[from].map((to) => ({ from, to })));

test.each(ways)("from $from to $to leads a way back", ({ from, to }) => {
  expect(FOLLOWING_STATUSES[to]).toContain(from);
});

test("every 対応状況 but 取消 is come to and left", () => {
  for (const status of ORDER_STATUSES.filter((one) => one !== "canceled")) {
    expect(ways.some(({ from }) => from === status)).toBe(true);
    expect(ways.some(({ to }) => to === status)).toBe(true);
  }
  expect(FOLLOWING_STATUSES.canceled).toEqual([]);
});

test("only what was sent out comes back", () => {
  expect(ways.filter(({ to }) => to === "returned").map(({ from }) => from)).toEqual(["shipped", "completed"]);
});
