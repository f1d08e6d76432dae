import { expect, test } from "vitest";
import { FOLLOWING_STATUSES, ORDER_STATUSES, STATUS_AFTER, statusMove } from "./order-states";

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

test("every 対応状況 can be left, by the control or by an act, and an act leads to where the control goes on from", () => {
  for (const status of ORDER_STATUSES) {
    const acts = Object.values(STATUS_AFTER).map((moves) => moves[status]);
    const left = [...FOLLOWING_STATUSES[status], ...acts.filter((after) => after !== undefined && after !== status)];
    expect([status, left.length > 0]).toEqual([status, true]);
  }
  for (const moves of [STATUS_AFTER.record_payment, STATUS_AFTER.take_back_payment, STATUS_AFTER.ship]) {
    for (const after of Object.values(moves)) expect(FOLLOWING_STATUSES[after].length).toBeGreaterThan(0);
  }
});

test("入金 moves 入金待ち to 入金済み and back, and nothing that was sent out", () => {
  expect(statusMove("record_payment", "awaiting_payment")).toEqual({ before: "awaiting_payment", after: "paid" });
  expect(statusMove("take_back_payment", "paid")).toEqual({ before: "paid", after: "awaiting_payment" });
  for (const status of ["shipped", "completed", "returned"] as const) {
    expect(statusMove("record_payment", status)).toBeNull();
    expect(statusMove("take_back_payment", status)).toBeNull();
    expect(statusMove("ship", status)).toBeNull();
  }
});

test("only what was sent out comes back", () => {
  expect(ways.filter(({ to }) => to === "returned").map(({ from }) => from)).toEqual(["shipped", "completed"]);
});
