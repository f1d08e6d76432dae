import { expect, it } from "vitest";
import { heldOf, stageOf } from "./payment-facts";

it.each([
  [{ state: "awaiting", authorized: 0, captured: 0, refunded: 0 }, "unauthorized", 0],
  [{ state: "rejected", authorized: 0, captured: 0, refunded: 0 }, "unauthorized", 0],
  [{ state: "authorized", authorized: 900, captured: 0, refunded: 0 }, "before_capture", 900],
  [{ state: "captured", authorized: 900, captured: 800, refunded: 100 }, "after_capture", 700],
  [{ state: "voided", authorized: 900, captured: 0, refunded: 0 }, "canceled", 0],
  [{ state: "refunded", authorized: 900, captured: 800, refunded: 800 }, "canceled", 0],
] as const)("%o stands at %s and holds %i yen", (payment, stage, held) => {
  expect(stageOf(payment)).toBe(stage);
  expect(heldOf(payment)).toBe(held);
});

it("an order without a payment holds nothing", () => {
  expect([stageOf(null), heldOf(null)]).toEqual(["unauthorized", 0]);
});
