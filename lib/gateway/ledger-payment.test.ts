import { describe, expect, it } from "vitest";
import { brokenPaymentPromise, contradiction, heldAmount } from "./ledger-payment";
import type { AskedOperation } from "./port";
import type { LedgerEntry, LedgerPayment, OperationAnswer, OperationKind } from "./protocol";

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

/** The entry of an operation that was done, as the protocol writes it. */
function entry(kind: OperationKind, amount: number, more?: Partial<LedgerEntry>): LedgerEntry {
  const words = { providerOperation: "x", providerCode: null, providerStatus: "x" };
  return { seq: 1, operationId: "op-1", kind, amount, at: AT, ...words, ...more };
}

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

  const entered = (payment: LedgerPayment, ...entries: LedgerEntry[]): LedgerPayment => ({
    ...payment,
    entries: entries.map((one, index) => ({ ...one, seq: index + 1 })),
  });
  /** Where a success of so much, with its entry, does not fit. */
  const doubt = (kind: OperationKind, amount: number, payment: LedgerPayment, more?: Partial<OperationAnswer>) =>
    contradiction(asked(kind, amount), said(kind, entered(payment, entry(kind, amount)), more), "mutation");

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
    expect(doubt(kind, amount, payment)).toBeNull();
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
    expect(doubt(kind, amount, payment)).not.toBeNull();
  });

  it("does not fit with another operation, payment, kind, provider or method", () => {
    const cancel = asked("cancel", 1_000);
    const voided = entered(VOIDED, entry("cancel", 1_000));
    const differs = (answer: OperationAnswer) => contradiction(cancel, answer, "inquiry");
    expect(differs(said("cancel", voided))).toBeNull();
    expect(differs(said("cancel", voided, { operationId: "op-2" }))).not.toBeNull();
    expect(differs(said("terminate", voided))).not.toBeNull();
    expect(differs(said("cancel", voided, { paymentId: "pay-2" }))).not.toBeNull();
    expect(differs(said("cancel", { ...voided, paymentId: "pay-2" }))).not.toBeNull();
    expect(differs(said("cancel", { ...voided, provider: "q" }))).not.toBeNull();
    expect(differs(said("cancel", { ...voided, method: "p/other" }))).not.toBeNull();
    expect(differs(said("cancel", null))).not.toBeNull();
  });

  it("may come without a payment only where an authorization was not granted", () => {
    const refused = { result: "refused", paymentId: null } as const;
    expect(contradiction(asked("authorize", 1), said("authorize", null, refused), "mutation")).toBeNull();
    expect(contradiction(asked("authorize", 1), said("authorize", null), "mutation")).not.toBeNull();
    expect(contradiction(asked("cancel", 1), said("cancel", null, refused), "mutation")).not.toBeNull();
  });

  it("that refuses or waits need not show the amount, but still has to be consistent", () => {
    const plain = (payment: LedgerPayment, result: "refused" | "pending") =>
      contradiction(asked("cancel", 1_000), said("cancel", payment, { result }), "inquiry");
    expect(plain(CAPTURED, "refused")).toBeNull();
    expect(plain(CAPTURED, "pending")).toBeNull();
    expect(plain({ ...CAPTURED, refunded: 2_000 }, "refused")).not.toBeNull();
  });

  describe.each(["mutation", "inquiry"] as const)("to a %s", (source) => {
    const success = (...entries: LedgerEntry[]) =>
      contradiction(asked("cancel", 1_000), said("cancel", entered(VOIDED, ...entries)), source);

    it("that says done shows the operation's own entry, beside whatever else was done", () => {
      const others = [entry("authorize", 1_200, { operationId: "op-0" }), entry("capture", 1, { operationId: null })];
      expect(success(...others, entry("cancel", 1_000))).toBeNull();
    });

    it.each<[string, LedgerEntry[]]>([
      ["no entry", []],
      ["an entry of work in the provider's console", [entry("cancel", 1_000, { operationId: null })]],
      ["another operation's entry", [entry("cancel", 1_000, { operationId: "op-2" })]],
      ["its entry of another kind", [entry("terminate", 1_000)]],
      ["its entry for another amount", [entry("cancel", 999)]],
    ])("does not fit where it says done and shows %s", (_, entries) => {
      expect(success(...entries)).not.toBeNull();
    });
  });

  it("that says done and shows its entry twice is none; only a mutation's may show a second delivery", () => {
    const twice = (second: LedgerEntry, source: "mutation" | "inquiry") => {
      const payment = entered(VOIDED, entry("cancel", 1_000), second);
      return contradiction(asked("cancel", 1_000), said("cancel", payment), source);
    };
    expect(twice(entry("cancel", 1_000), "inquiry")).not.toBeNull();
    expect(twice(entry("cancel", 1_000), "mutation")).toBeNull();
    expect(twice(entry("cancel", 999), "mutation")).not.toBeNull();
  });

  it("that refuses and shows the operation's entry is none; only a mutation's may speak of a second delivery", () => {
    const refused = (source: "mutation" | "inquiry", by: string | null) => {
      const payment = entered(VOIDED, entry("cancel", 1_000, { operationId: by }));
      return contradiction(asked("cancel", 1_000), said("cancel", payment, { result: "refused" }), source);
    };
    expect(refused("inquiry", "op-1")).not.toBeNull();
    expect(refused("inquiry", null)).toBeNull();
    expect(refused("inquiry", "op-2")).toBeNull();
    expect(refused("mutation", "op-1")).toBeNull();
  });
});
