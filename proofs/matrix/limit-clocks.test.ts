import { expect, test } from "vitest";
import { SeededRandom } from "../random";
import { CLOCK_DAY_MS, clocksAtLimit } from "./limit-clocks";
import { LIMITS } from "./page";

const tokyo = (text: string): number => Date.parse(`${text}+09:00`);
const NOW = tokyo("2026-03-02T08:30:00.000");
const draws = Array.from({ length: 50 }, (_, index) => new SeededRandom(`draw ${index}`));

test("calendar limits end with the month before, and are counted from anywhere in their own month in Tokyo", () => {
  for (const random of draws) {
    const order = clocksAtLimit("order-month+5-end", random, NOW);
    expect(order.last).toBe(tokyo("2026-02-28T23:59:59.999"));
    expect(order.orderedAt).toBeGreaterThanOrEqual(tokyo("2025-09-01T00:00:00.000"));
    expect(order.orderedAt).toBeLessThan(tokyo("2025-10-01T00:00:00.000"));
    const capture = clocksAtLimit("capture-month+1-end", random, NOW);
    expect(capture.last).toBe(tokyo("2026-02-28T23:59:59.999"));
    expect(capture.capturedAt).toBeGreaterThanOrEqual(tokyo("2026-01-01T00:00:00.000"));
    expect(capture.capturedAt).toBeLessThan(tokyo("2026-02-01T00:00:00.000"));
    const evening = clocksAtLimit("payment-month+2-end-20h", random, NOW);
    expect(evening.last).toBe(tokyo("2026-02-28T20:00:00.000"));
    expect(evening.paymentAt).toBeGreaterThanOrEqual(tokyo("2025-12-01T00:00:00.000"));
    expect(evening.paymentAt).toBeLessThan(tokyo("2026-01-01T00:00:00.000"));
  }
});

test("days are so many times 24 hours from their clock", () => {
  const random = new SeededRandom("days");
  const paid = (limit: "payment+30d" | "payment+90d" | "payment+180d") => {
    const { last, paymentAt } = clocksAtLimit(limit, random, NOW);
    return (last - paymentAt) / CLOCK_DAY_MS;
  };
  expect([paid("payment+30d"), paid("payment+90d"), paid("payment+180d")]).toEqual([30, 90, 180]);
  const { last, capturedAt } = clocksAtLimit("capture+170d", random, NOW);
  expect((last - capturedAt) / CLOCK_DAY_MS).toBe(170);
});

test("every limit lies behind, and each clock in the order in which it happened", () => {
  for (const limit of LIMITS) {
    for (const random of draws) {
      const { orderedAt, paymentAt, capturedAt, last } = clocksAtLimit(limit, random, NOW);
      expect(last).toBeLessThan(NOW);
      expect([orderedAt, paymentAt, capturedAt]).toEqual([orderedAt, paymentAt, capturedAt].toSorted((a, b) => a - b));
    }
  }
});
