import { expect, it } from "vitest";
import { GATEWAY_PATIENCE_MS } from "@/lib/gateway/http-gateway";
import { CONFIRM_WITHIN_MS, nextInquiryAt, SEND_LEASE_MS } from "./pace";

it("inquiries grow apart, bounded; nothing-yet comes right after it can be final; a person's case goes slowly", () => {
  const open = { expiresAt: 0, needsPerson: false, cause: "timeout" };
  const steps = [0, 1, 2, 3, 4, 50].map((inquiries) => nextInquiryAt(100_000, inquiries, open) - 100_000);
  expect(steps).toEqual([1_000, 2_000, 5_000, 10_000, 10_000, 10_000]);
  expect(nextInquiryAt(100_000, 9, { ...open, expiresAt: 105_000, cause: "nothing_yet" })).toBe(107_100);
  expect(nextInquiryAt(100_000, 9, { ...open, needsPerson: true })).toBe(160_000);
});

it("a clock that was put back since the intent puts off no inquiry: the request's end lies far ahead then", () => {
  const ahead = { expiresAt: 100_000 + 3_600_000, needsPerson: false, cause: "nothing_yet" };
  expect(nextInquiryAt(100_000, 1, ahead)).toBeLessThanOrEqual(100_000 + SEND_LEASE_MS + 100);
});

it("whoever sends has its lease until its own inquiry is over and written", () => {
  expect(CONFIRM_WITHIN_MS).toBeGreaterThan(1_000);
  expect(CONFIRM_WITHIN_MS + GATEWAY_PATIENCE_MS.inquiry).toBeLessThan(SEND_LEASE_MS - 1_500);
});
