import { expect, it } from "vitest";
import { scriptOf } from "../script/script";
import { numberOf, ordersOf } from "./orders";

const SINCE = Date.parse("2026-11-25T03:00:00.000Z");
const NOW = SINCE + 100_000;
const opened = (index: number) => ordersOf(scriptOf("orders", index), SINCE, NOW);
const many = Array.from({ length: 300 }, (_, index) => opened(index));

it("opens the same orders for the same history", () => {
  expect(opened(7)).toEqual(opened(7));
});

it("opens no order whose ledger begins after the run did", () => {
  for (const { ledger } of many.flat()) {
    for (const entry of ledger?.entries ?? []) expect(Date.parse(entry.at)).toBeLessThan(SINCE);
  }
});

it("lets limits pass while histories play", () => {
  const limits = many.flat().map(({ order }) => (order.nearestDeadline ?? 0) - NOW);
  expect(limits.filter((left) => left > 0 && left < 15_000).length).toBeGreaterThan(10);
});

it("numbers orders by their history", () => {
  expect(opened(42)[0]?.order.orderNumber).toBe(numberOf(42, 0));
});

it("opens orders that wait for their authorization, were refused it, or had one that lapsed", () => {
  const states = new Set(many.flat().map(({ payment }) => payment.state));
  expect([...states].sort()).toEqual(["authorized", "awaiting", "captured", "lapsed", "rejected"]);
});
