import { beforeEach, expect, it } from "vitest";
import { AgreementCheck } from "./agreement-check";
import { LedgerCheck } from "./ledger-check";
import { CANCEL, evidence, type PlantedTables, ROWS_NOW, VOIDED } from "./testing/rows";

let planted: PlantedTables;
let check: LedgerCheck;
beforeEach(() => {
  planted = evidence();
  check = new LedgerCheck(planted, planted.report, new AgreementCheck(planted, planted.report), (id) =>
    planted.tables.operations.get(id),
  );
  planted.ledger.set("pay-1", VOIDED);
});

it("finds nothing in an open operation that is carried out", () => {
  planted.put({ operation: CANCEL });
  check.acted("pay-1", "op-1");
  expect(planted.found).toEqual([]);
});

it("finds what has no intent, and what had ended before it was done", () => {
  check.acted("pay-1", "op-9");
  expect(planted.rules()).toEqual([3]);
  planted.put({ operation: { ...CANCEL, state: "not_sent", settledAt: ROWS_NOW } });
  check.acted("pay-1", "op-1");
  expect(planted.rules()).toEqual([3, 5]);
});

it("lets a provider that knows no repetition act again on what was delivered twice", () => {
  planted.put({ operation: CANCEL });
  check.acted("pay-1", "op-1");
  planted.put({ operation: { ...CANCEL, state: "succeeded", settledAt: ROWS_NOW } });
  check.acted("pay-1", "op-1");
  expect(planted.found).toEqual([]);
});

it("finds a movement after a cancel, and amounts out of order", () => {
  const entries = [...VOIDED.entries, { operationId: null, kind: "capture", amount: 1_000 } as const];
  planted.ledger.set("pay-1", { payment: { ...VOIDED.payment, captured: 2_000 }, entries });
  check.acted("pay-1", null);
  expect(planted.rules()).toEqual([2, 2]);
});
