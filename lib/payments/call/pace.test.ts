import { expect, it } from "vitest";
import { GATEWAY_PATIENCE_MS } from "@/lib/gateway/http-gateway";
import { CONFIRM_WITHIN_MS, nextInquiryAt, nextLookAt, SEND_LEASE_MS } from "./pace";

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

it("asks about a waiting buyer every three seconds, every ten after a minute, every minute after fifteen; about a screening ever more rarely", () => {
  const buyer = { for: "buyer", url: "https://3ds.example/1", until: "2026-11-28T07:00:00.000Z" } as const;
  const createdAt = 1_000_000;
  const after = (ms: number) => createdAt + ms;
  expect(nextLookAt(after(2_000), buyer, { createdAt, inquiries: 0 })).toBe(after(5_000));
  expect(nextLookAt(after(59_999), buyer, { createdAt, inquiries: 19 })).toBe(after(62_999));
  expect(nextLookAt(after(60_000), buyer, { createdAt, inquiries: 20 })).toBe(after(70_000));
  expect(nextLookAt(after(899_999), buyer, { createdAt, inquiries: 99 })).toBe(after(909_999));
  expect(nextLookAt(after(900_000), buyer, { createdAt, inquiries: 100 })).toBe(after(960_000));
  const screened = [0, 1, 2, 3, 4, 30].map((inquiries) =>
    nextLookAt(createdAt, { for: "screening" }, { createdAt, inquiries }),
  );
  expect(screened.map((at) => at - createdAt)).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});
