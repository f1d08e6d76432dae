import { describe, expect, it } from "vitest";
import { METHOD_IDS, providerOf } from "@/lib/capability/facts/catalogue";
import type { AskedOperation, GatewayReply } from "@/lib/gateway/port";
import { CLOCK_ALLOWANCE_MS, type InquiryAnswer, type LedgerEntry, type OperationAnswer } from "@/lib/gateway/protocol";
import { formatInstant } from "@/lib/time/instant";
import { REFUSAL_UNCONFIRMED, readInquiry, readMutation } from "./reading";

const [method] = METHOD_IDS;
if (method === undefined) throw new Error("no methods");
const asked: AskedOperation = {
  operationId: "op-1",
  paymentId: "pay-1",
  kind: "cancel",
  provider: providerOf(method),
  method,
  amount: 1_000,
};
const AT = "2026-11-23T06:40:00.000Z";
const EXPECTED = { state: "voided", authorized: 1_000, captured: 0, refunded: 0 } as const;

const ENTRY: LedgerEntry = {
  ...{ seq: 1, operationId: "op-1", kind: "cancel", amount: 1_000, at: AT },
  ...{ providerOperation: "x", providerCode: null, providerStatus: "x" },
};

/** A payment as the ledger has it after the cancel, with other entries. */
function shown(...entries: LedgerEntry[]): Partial<OperationAnswer> {
  const { payment } = answer();
  return payment === null ? {} : { payment: { ...payment, entries } };
}

function answer(more: Partial<OperationAnswer> = {}): OperationAnswer {
  return {
    operationId: "op-1",
    paymentId: "pay-1",
    kind: "cancel",
    result: "succeeded",
    providerOperation: "x",
    providerCode: null,
    providerStatus: null,
    processedAt: AT,
    payment: {
      paymentId: "pay-1",
      provider: asked.provider,
      method: asked.method,
      orderNumber: "1",
      providerStatus: "x",
      orderedAt: AT,
      paymentAt: AT,
      capturedAt: null,
      canceledAt: AT,
      updatedAt: AT,
      entries: [ENTRY],
      ...EXPECTED,
    },
    ...more,
  };
}

function answered<T>(value: T): GatewayReply<T> {
  return { kind: "answer", answer: value, raw: "{}", httpStatus: 200 };
}

describe("an inquiry's nothing", () => {
  const expiresAt = Date.parse(AT);
  const edge = expiresAt + CLOCK_ALLOWANCE_MS;
  const nothing = (asOf: number) => answered<InquiryAnswer>({ found: false, asOf: formatInstant(asOf) });

  it.each([
    ["both clocks at the edge", edge, edge, "unknown"],
    ["the provider's clock at the edge", edge, edge + 1, "unknown"],
    ["our clock at the edge", edge + 1, edge, "unknown"],
    ["both a millisecond past it", edge + 1, edge + 1, "never_begun"],
    ["the provider's clock years ahead", edge + 1e11, edge, "unknown"],
    ["the provider's clock years behind", edge - 1e11, edge + 1e11, "unknown"],
  ])("%s", (_, asOf, now, outcome) => {
    expect(readInquiry(asked, nothing(asOf), { expiresAt, now }).outcome).toBe(outcome);
  });
});

describe("an answer to a mutation", () => {
  it("that shows what was asked is a success", () => {
    expect(readMutation(asked, answered(answer()), EXPECTED)).toMatchObject({ outcome: "succeeded" });
  });

  it.each([
    ["of another operation", answer({ operationId: "op-2" }), "not_understood"],
    ["of another kind", answer({ kind: "capture" }), "not_understood"],
    ["without the payment", answer({ payment: null, paymentId: null }), "not_understood"],
    ["whose work nobody entered", answer(shown()), "not_understood"],
    ["whose work was somebody else's", answer(shown({ ...ENTRY, operationId: null })), "not_understood"],
    ["that is not done yet", answer({ result: "pending" }), "pending"],
  ])("%s is believed in nothing", (_, said, cause) => {
    expect(readMutation(asked, answered(said), EXPECTED)).toMatchObject({ outcome: "unknown", cause });
  });

  it("whose amounts are not ours waits for an inquiry, and the inquiry's are taken", () => {
    const other = { ...EXPECTED, authorized: 999 };
    expect(readMutation(asked, answered(answer()), other)).toMatchObject({
      outcome: "unknown",
      cause: "amounts_differ",
    });
    const found = answered<InquiryAnswer>({ found: true, asOf: AT, answer: answer() });
    expect(readInquiry(asked, found, { expiresAt: 0, now: 0 })).toMatchObject({ outcome: "succeeded" });
  });

  it("that refuses what it shows as done waits for an inquiry, which is not believed in that either", () => {
    const refused = answer({ result: "refused" });
    const waiting = { outcome: "unknown", cause: REFUSAL_UNCONFIRMED };
    expect(readMutation(asked, answered(refused), EXPECTED)).toMatchObject(waiting);
    const found = answered<InquiryAnswer>({ found: true, asOf: AT, answer: refused });
    const contradicting = { outcome: "unknown", cause: "not_understood" };
    expect(readInquiry(asked, found, { expiresAt: 0, now: 1e15 })).toMatchObject(contradicting);
  });

  it.each(["timeout", "connection", "not_understood", "server_error", "in_flight"] as const)(
    "that is silence (%s) claims nothing",
    (cause) => {
      const silence = { kind: "silence", cause, detail: "", raw: null, httpStatus: null } as const;
      expect(readMutation(asked, silence, EXPECTED)).toMatchObject({ outcome: "unknown", cause });
      expect(readInquiry(asked, silence, { expiresAt: 0, now: 1e15 })).toMatchObject({ outcome: "unknown" });
    },
  );

  it("that was not called for was never begun; an inquiry that was not made says nothing", () => {
    const notCalled = { kind: "not_called", cause: "lane_full", raw: null, httpStatus: null } as const;
    expect(readMutation(asked, notCalled, EXPECTED)).toEqual({ outcome: "never_begun", cause: "lane_full" });
    expect(readInquiry(asked, notCalled, { expiresAt: 0, now: 1e15 })).toMatchObject({ outcome: "unknown" });
  });

  it("that refuses in the protocol's words was never begun; the same to an inquiry says nothing", () => {
    const refused = { kind: "refused_by_protocol", code: "expired", field: null, raw: "", httpStatus: 410 } as const;
    expect(readMutation(asked, refused, EXPECTED)).toEqual({ outcome: "never_begun", cause: "expired" });
    expect(readInquiry(asked, refused, { expiresAt: 0, now: 1e15 })).toMatchObject({ outcome: "unknown" });
  });
});
