import { beforeEach, expect, it } from "vitest";
import { ok } from "@/lib/result/result";
import { CommitCheck } from "./commit-check";
import { CANCEL, evidence, ORDER, PAYMENT, type PlantedTables, PREPARATION, ROWS_NOW } from "./testing/rows";

let planted: PlantedTables;
let check: CommitCheck;
beforeEach(() => {
  planted = evidence();
  check = new CommitCheck(planted, planted.report);
});

/** The intent and its end, as the write path writes them. */
function cancelSucceeds(): void {
  planted.put({ order: { ...ORDER, version: 2 }, operation: CANCEL });
  planted.event(2);
  check.committed();
  planted.put({
    order: { ...ORDER, version: 3 },
    payment: { ...PAYMENT, state: "voided", canceledAt: ROWS_NOW },
    operation: { ...CANCEL, state: "succeeded", settledAt: ROWS_NOW },
  });
  planted.event(3);
  check.committed();
}

it("finds nothing in an operation that is started and settled", () => {
  cancelSucceeds();
  expect(planted.found).toEqual([]);
});

it("finds a version that skips, repeats, or has no event", () => {
  planted.put({ order: { ...ORDER, version: 3 } });
  planted.event(3);
  check.committed();
  expect(planted.rules()).toEqual([6, 6]);
  planted = evidence();
  check = new CommitCheck(planted, planted.report);
  planted.put({ order: { ...ORDER, memo: "unversioned" } });
  check.committed();
  planted.put({ order: { ...ORDER, version: 2 } });
  check.committed();
  expect(planted.rules()).toEqual([6, 6]);
});

it("finds an event that was rewritten", () => {
  cancelSucceeds();
  planted.event(3, "canceled_in_shop");
  check.committed();
  expect(planted.rules()).toEqual([6]);
});

it("finds a payment that moved without its order", () => {
  planted.put({ payment: { ...PAYMENT, authorized: 900 } });
  check.committed();
  expect(planted.rules()).toEqual([6]);
});

it("finds amounts out of order, and a payment that lives after its cancel", () => {
  cancelSucceeds();
  planted.put({ order: { ...ORDER, version: 4 }, payment: { ...PAYMENT, captured: 1_001 } });
  planted.event(4);
  check.committed();
  expect(planted.rules()).toEqual([2, 2]);
});

it("finds two open operations on one payment, and two of one key", () => {
  planted.put({ operation: CANCEL });
  planted.put({ operation: { ...CANCEL, id: "op-2" } });
  check.committed();
  expect(planted.rules()).toEqual([4, 4]);
});

it("finds an ended operation that changes, and a success after a cancel", () => {
  cancelSucceeds();
  planted.put({ operation: { ...CANCEL, state: "failed", settledAt: ROWS_NOW } });
  check.committed();
  expect(planted.rules()).toEqual([5]);
  planted = evidence();
  check = new CommitCheck(planted, planted.report);
  cancelSucceeds();
  planted.put({ operation: { ...CANCEL, id: "op-2", requestKey: "key-2", kind: "capture", state: "succeeded" } });
  check.committed();
  expect(planted.rules()).toEqual([2]);
});

it("finds an answer that was replaced", () => {
  const done = { kind: "not_sent", operationId: "op-1", operation: "cancel", cause: "", at: ROWS_NOW } as const;
  planted.tables.preparations.set("key-1", { ...PREPARATION, answer: ok(done) });
  check.committed();
  check.committed();
  expect(planted.found).toEqual([]);
  planted.tables.preparations.set("key-1", { ...PREPARATION, answer: ok({ ...done, cause: "another" }) });
  check.committed();
  expect(planted.rules()).toEqual([4]);
});

it("finds an order with two payments that count, and one that lives though another took its place", () => {
  planted.put({ order: { ...ORDER, version: 2 }, payment: { ...PAYMENT, id: 2, providerPaymentId: "pay-2" } });
  planted.event(2);
  check.committed();
  expect(planted.rules()).toEqual([2]);
  planted.put({ order: { ...ORDER, version: 3 }, payment: { ...PAYMENT, id: 2, supersededAt: ROWS_NOW } });
  planted.event(3);
  check.committed();
  expect(planted.rules()).toEqual([2, 2]);
});
