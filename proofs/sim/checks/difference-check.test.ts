import { beforeEach, expect, it } from "vitest";
import type { KeptDifference } from "@/lib/payments/testing/memory-tables";
import { DifferenceCheck } from "./difference-check";
import { CANCEL, evidence, PAYMENT, type PlantedTables, ROWS_NOW, VOIDED } from "./testing/rows";

let planted: PlantedTables;
let check: DifferenceCheck;
beforeEach(() => {
  planted = evidence();
  check = new DifferenceCheck(planted, planted.report);
});

const DIFFERENCE: KeptDifference = {
  id: 1,
  providerPaymentId: "pay-1",
  provider: "",
  methodId: PAYMENT.methodId,
  orderId: 1,
  orderNumber: "S1",
  kinds: ["canceled_there"],
  fingerprint: "",
  ours: { state: "authorized", authorized: 1_000, captured: 0, refunded: 0, total: 1_000, cancellationMark: false },
  theirs: null,
  foundAt: ROWS_NOW,
  seenAt: ROWS_NOW,
  end: null,
  endedAt: null,
  endedBy: null,
  note: "",
};
const THEIRS = { providerStatus: "", capturedAt: null, canceledAt: null, updatedAt: "", entries: [] } as const;

it("finds a payment that is apart from its ledger after the last round, and that nothing shows", () => {
  planted.ledger.set("pay-1", VOIDED);
  check.reconciled();
  expect(planted.rules()).toEqual([1]);
});

it("takes an open difference, seen work, and what a person has acknowledged as shown", () => {
  planted.ledger.set("pay-1", VOIDED);
  planted.tables.differences.set(1, DIFFERENCE);
  check.reconciled();
  const seen = { ...VOIDED.payment, ...THEIRS };
  planted.tables.differences.set(1, { ...DIFFERENCE, theirs: seen, end: "acknowledged", endedAt: ROWS_NOW });
  check.reconciled();
  expect(planted.found).toEqual([]);
  planted.tables.differences.set(1, { ...DIFFERENCE, theirs: seen, end: "gone", endedAt: ROWS_NOW });
  check.reconciled();
  expect(planted.rules()).toEqual([1]);
});

it("leaves out a payment with an open operation, and finds a difference written while it was", () => {
  planted.ledger.set("pay-1", VOIDED);
  planted.put({ operation: CANCEL });
  check.reconciled();
  expect(planted.found).toEqual([]);
  planted.tables.differences.set(1, DIFFERENCE);
  check.committed();
  expect(planted.rules()).toEqual([1]);
});

it("finds a difference where there is none, when it is written and after the last round", () => {
  planted.tables.differences.set(1, DIFFERENCE);
  check.committed();
  check.reconciled();
  expect(planted.rules()).toEqual([1, 1]);
});

it("finds a payment that lives there, that no order here has and that nothing shows", () => {
  const stranger = { orderNumber: "S1", state: "authorized", authorized: 500, captured: 0, refunded: 0 } as const;
  planted.ledger.set("pay-late", { payment: stranger, entries: [] });
  check.reconciled();
  expect(planted.rules()).toEqual([1]);
  planted.tables.differences.set(1, { ...DIFFERENCE, providerPaymentId: "pay-late", kinds: ["unknown_payment"] });
  check.reconciled();
  expect(planted.rules()).toEqual([1]);
});

it("waits for the order's own authorization, which may be that payment", () => {
  const stranger = { orderNumber: "S1", state: "authorized", authorized: 500, captured: 0, refunded: 0 } as const;
  planted.ledger.set("pay-late", { payment: stranger, entries: [] });
  planted.put({ operation: CANCEL });
  check.reconciled();
  expect(planted.found).toEqual([]);
});
