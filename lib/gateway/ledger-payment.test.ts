import { describe, expect, it } from "vitest";
import { brokenPaymentPromise, contradiction, heldAmount } from "./ledger-payment";
import type { AskedOperation } from "./port";
import type { LedgerPayment, OperationAnswer, OperationKind } from "./protocol";

const AT = "2026-11-23T06:40:00.000Z";

const AUTHORIZED: LedgerPayment = {
  paymentId: "pay-1",
  provider: "p",
  method: "p/m",
  orderNumber: "261024-0087",
  state: "authorized",
  providerStatus: "AUTH",
  authorized: 1_000,
  captured: 0,
  refunded: 0,
  orderedAt: AT,
  paymentAt: AT,
  capturedAt: null,
  canceledAt: null,
  updatedAt: AT,
  entries: [],
};
const CAPTURED: LedgerPayment = { ...AUTHORIZED, state: "captured", captured: 1_000, capturedAt: AT };
const VOIDED: LedgerPayment = { ...AUTHORIZED, state: "voided", canceledAt: AT };
const REFUNDED: LedgerPayment = { ...CAPTURED, state: "refunded", refunded: 1_000, canceledAt: AT };

describe("a payment of the ledger", () => {
  it("holds what is authorized before capture, what is left after it, nothing once it has ended", () => {
    expect(heldAmount(AUTHORIZED)).toBe(1_000);
    expect(heldAmount({ ...CAPTURED, refunded: 200 })).toBe(800);
    expect(heldAmount(VOIDED)).toBe(0);
    expect(heldAmount(REFUNDED)).toBe(0);
  });

  it("keeps its promises in every state", () => {
    for (const payment of [AUTHORIZED, CAPTURED, VOIDED, REFUNDED, { ...CAPTURED, refunded: 999 }]) {
      expect(brokenPaymentPromise(payment)).toBeNull();
    }
  });

  it.each<[string, LedgerPayment]>([
    ["refunded above captured", { ...CAPTURED, refunded: 1_001 }],
    ["captured above authorized", { ...CAPTURED, captured: 1_001 }],
    ["nothing authorized", { ...AUTHORIZED, authorized: 0 }],
    ["captured yen while authorized", { ...AUTHORIZED, captured: 1 }],
    ["captured without an instant", { ...CAPTURED, capturedAt: null }],
    ["all refunded, still captured", { ...CAPTURED, refunded: 1_000 }],
    ["partly refunded, said to be refunded", { ...REFUNDED, refunded: 999 }],
    ["voided without an instant", { ...VOIDED, canceledAt: null }],
    ["alive with the instant of its end", { ...AUTHORIZED, canceledAt: AT }],
  ])("is not believed: %s", (_, payment) => {
    expect(brokenPaymentPromise(payment)).not.toBeNull();
  });
});

describe("an answer", () => {
  const asked = (kind: OperationKind, amount: number): AskedOperation => ({
    operationId: "op-1",
    paymentId: kind === "authorize" ? null : "pay-1",
    kind,
    provider: "p",
    method: "p/m",
    amount,
  });
  const said = (
    kind: OperationKind,
    payment: LedgerPayment | null,
    more?: Partial<OperationAnswer>,
  ): OperationAnswer => ({
    operationId: "op-1",
    paymentId: payment === null ? null : "pay-1",
    kind,
    result: "succeeded",
    providerOperation: "x",
    providerCode: null,
    providerStatus: null,
    processedAt: AT,
    payment,
    ...more,
  });

  it.each<[OperationKind, number, LedgerPayment]>([
    ["authorize", 1_000, AUTHORIZED],
    ["authorize", 1_000, CAPTURED],
    ["capture", 1_000, CAPTURED],
    ["capture", 800, { ...CAPTURED, captured: 800 }],
    ["cancel", 1_000, VOIDED],
    ["terminate", 1_000, REFUNDED],
    ["change_amount", 1_000, AUTHORIZED],
    ["change_amount", 800, { ...CAPTURED, refunded: 200 }],
    ["change_amount_and_capture", 800, { ...CAPTURED, refunded: 200 }],
  ])("fits when %s of %i yen shows in its payment", (kind, amount, payment) => {
    expect(contradiction(asked(kind, amount), said(kind, payment))).toBeNull();
  });

  it.each<[string, OperationKind, number, LedgerPayment]>([
    ["canceled, but alive", "cancel", 1_000, CAPTURED],
    ["captured, but only authorized", "capture", 1_000, AUTHORIZED],
    ["captured for another amount", "capture", 900, CAPTURED],
    ["changed to another amount", "change_amount", 900, AUTHORIZED],
    ["changed, but ended", "change_amount", 900, VOIDED],
    ["changed and captured, but only authorized", "change_amount_and_capture", 1_000, AUTHORIZED],
    ["authorized for another amount", "authorize", 900, AUTHORIZED],
    ["authorized, but voided", "authorize", 1_000, VOIDED],
  ])("does not fit: %s", (_, kind, amount, payment) => {
    expect(contradiction(asked(kind, amount), said(kind, payment))).not.toBeNull();
  });

  it("does not fit with another operation, payment, kind, provider or method", () => {
    const cancel = asked("cancel", 1_000);
    expect(contradiction(cancel, said("cancel", VOIDED, { operationId: "op-2" }))).not.toBeNull();
    expect(contradiction(cancel, said("terminate", VOIDED))).not.toBeNull();
    expect(contradiction(cancel, said("cancel", VOIDED, { paymentId: "pay-2" }))).not.toBeNull();
    expect(contradiction(cancel, said("cancel", { ...VOIDED, paymentId: "pay-2" }))).not.toBeNull();
    expect(contradiction(cancel, said("cancel", { ...VOIDED, provider: "q" }))).not.toBeNull();
    expect(contradiction(cancel, said("cancel", { ...VOIDED, method: "p/other" }))).not.toBeNull();
    expect(contradiction(cancel, said("cancel", null))).not.toBeNull();
  });

  it("may come without a payment only where an authorization was not granted", () => {
    expect(contradiction(asked("authorize", 1), said("authorize", null, { result: "refused" }))).toBeNull();
    expect(contradiction(asked("authorize", 1), said("authorize", null))).not.toBeNull();
    expect(
      contradiction(asked("cancel", 1), said("cancel", null, { result: "refused", paymentId: null })),
    ).not.toBeNull();
  });

  it("that refuses or waits need not show the amount, but still has to be consistent", () => {
    expect(contradiction(asked("cancel", 1_000), said("cancel", CAPTURED, { result: "refused" }))).toBeNull();
    expect(contradiction(asked("cancel", 1_000), said("cancel", CAPTURED, { result: "pending" }))).toBeNull();
    const broken = { ...CAPTURED, refunded: 2_000 };
    expect(contradiction(asked("cancel", 1_000), said("cancel", broken, { result: "refused" }))).not.toBeNull();
  });
});
