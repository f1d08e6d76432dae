import { expect, it } from "vitest";
import { movedBy, shows } from "./movement";

const authorized = { state: "authorized", authorized: 1_000, captured: 0, refunded: 0 } as const;
const captured = { state: "captured", authorized: 1_000, captured: 900, refunded: 100 } as const;

it.each([
  ["cancel", 1_000, authorized, { state: "voided", authorized: 1_000, captured: 0, refunded: 0 }],
  ["terminate", 800, captured, { state: "refunded", authorized: 1_000, captured: 900, refunded: 900 }],
  ["capture", 700, authorized, { state: "captured", authorized: 1_000, captured: 700, refunded: 0 }],
  ["change_amount", 1_200, authorized, { state: "authorized", authorized: 1_200, captured: 0, refunded: 0 }],
  ["change_amount", 950, captured, { state: "captured", authorized: 1_150, captured: 1_050, refunded: 100 }],
  ["change_amount", 500, captured, { state: "captured", authorized: 1_000, captured: 900, refunded: 400 }],
  ["change_amount_and_capture", 500, captured, { state: "captured", authorized: 1_000, captured: 900, refunded: 400 }],
] as const)("%s of %i yen", (kind, amount, before, after) => {
  const operation = { kind, amount, details: null };
  expect(movedBy(operation, before)).toEqual(after);
  expect(shows(after, movedBy(operation, before))).toBe(true);
  expect(shows({ ...after, refunded: after.refunded + 1 }, movedBy(operation, before))).toBe(false);
});

const awaiting = { state: "awaiting", authorized: 0, captured: 0, refunded: 0 } as const;

it.each([
  [null, { state: "authorized", authorized: 500, captured: 0, refunded: 0 }],
  ["flag", { state: "captured", authorized: 500, captured: 500, refunded: 0 }],
  ["default", { state: "captured", authorized: 500, captured: 500, refunded: 0 }],
] as const)("an authorization that is captured in the same step: %s", (captureReason, after) => {
  const details = { kind: "authorize", captureReason, securityCode: null, card: null, threeDSecure: false } as const;
  expect(movedBy({ kind: "authorize", amount: 500, details }, awaiting)).toEqual(after);
});
