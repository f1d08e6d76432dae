import { beforeEach, expect, it } from "vitest";
import { AgreementCheck } from "./agreement-check";
import { CANCEL, evidence, ORDER, PAYMENT, type PlantedTables, ROWS_NOW, VOIDED } from "./testing/rows";

let planted: PlantedTables;
let check: AgreementCheck;
beforeEach(() => {
  planted = evidence();
  check = new AgreementCheck(planted, planted.report);
});

const MARKED = { ...ORDER, cancellationMark: true, cancellationMarkedAt: ROWS_NOW };
const TASK = {
  id: 1,
  orderId: 1,
  state: "open",
  amountBefore: 1_000,
  amountAfter: 900,
  reasons: [],
  operationId: null,
  openedAt: ROWS_NOW,
  openedBy: null,
  seenAt: null,
  seenDenied: false,
  workedAt: null,
  closedAt: null,
  closedBy: null,
  note: "",
} as const;

it("finds a payment that is apart from its ledger, unless an operation is open", () => {
  planted.ledger.set("pay-1", VOIDED);
  planted.put({ operation: CANCEL });
  check.check();
  expect(planted.found).toEqual([]);
  planted.put({ operation: { ...CANCEL, state: "failed", settledAt: ROWS_NOW } });
  check.check();
  expect(planted.rules()).toEqual([1]);
});

it("forgives unrecorded console work, until the two agree again", () => {
  check.movedOutsideTheShop("pay-1");
  planted.ledger.set("pay-1", VOIDED);
  check.check();
  expect(planted.found).toEqual([]);
  planted.put({ order: MARKED, payment: { ...PAYMENT, state: "voided" } });
  check.check();
  planted.put({ payment: PAYMENT });
  check.check();
  expect(planted.rules()).toContain(1);
});

it("forgives a person's word that the ledger no longer shows", () => {
  planted.event(1, "console_task_done");
  planted.put({ order: MARKED, payment: { ...PAYMENT, state: "voided" } });
  check.check();
  expect(planted.found).toEqual([]);
});

it("finds a total that is not what is held, unless a task is open or the amount waits", () => {
  planted.put({ order: { ...ORDER, total: 900 } });
  check.check();
  expect(planted.rules()).toEqual([1]);
  planted.put({ payment: { ...PAYMENT, waitingAmount: 900 } });
  check.check();
  planted.put({ payment: PAYMENT });
  planted.tables.tasks.set(1, { ...TASK, kind: "change_amount" });
  check.check();
  expect(planted.rules()).toEqual([1]);
});

it("finds a mark without a task on a payment that lives, and a canceled payment without a mark", () => {
  planted.put({ order: MARKED });
  check.check();
  expect(planted.rules()).toEqual([1]);
  planted.tables.tasks.set(1, { ...TASK, kind: "cancel" });
  check.check();
  expect(planted.rules()).toEqual([1]);
  planted.tables.tasks.set(1, { ...TASK, kind: "cancel", state: "done" });
  planted.put({ order: ORDER, payment: { ...PAYMENT, state: "voided" } });
  planted.ledger.set("pay-1", VOIDED);
  check.check();
  expect(planted.rules()).toEqual([1, 1]);
});

it("finds an order that was canceled in the shop alone although its payment lives, and leaves one that has none", () => {
  planted.put({ order: MARKED });
  planted.event(1, "canceled_in_shop");
  check.check();
  expect(planted.rules()).toEqual([1]);
});

it("finds a task that is still open once its mark is off, or its payment canceled", () => {
  planted.tables.tasks.set(1, { ...TASK, kind: "cancel" });
  planted.event(1, "mark_removed");
  check.check();
  expect(planted.rules()).toEqual([1]);
  planted.event(1, "console_task_added");
  check.check();
  expect(planted.rules()).toEqual([1]);
  planted.ledger.set("pay-1", VOIDED);
  planted.put({ order: MARKED, payment: { ...PAYMENT, state: "voided" } });
  check.check();
  expect(planted.rules()).toEqual([1, 1]);
});
