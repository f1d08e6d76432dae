import { beforeEach, expect, it } from "vitest";
import type { VerbRefusal } from "@/lib/payments/model/contract";
import type { KeptAnswer } from "@/lib/payments/model/records";
import { err, ok } from "@/lib/result/result";
import { AnswerCheck } from "./answer-check";
import { CANCEL, evidence, type PlantedTables, PREPARATION, ROWS_NOW, VOIDED } from "./testing/rows";

let planted: PlantedTables;
let check: AnswerCheck;
let order = 0;
beforeEach(() => {
  planted = evidence();
  check = new AnswerCheck(planted, planted.report);
});

const about = { operationId: "op-1", operation: "cancel", at: ROWS_NOW } as const;
const UNKNOWN: KeptAnswer = ok({ kind: "unknown", ...about, nextInquiryAt: null });
const NOT_SENT: KeptAnswer = ok({ kind: "not_sent", ...about, cause: "never_arrived" });
const REFUSED: KeptAnswer = ok({ kind: "refused_by_provider", ...about, providerCode: null, resolvedManually: false });
const plan = CANCEL.decision.plan;
const DONE: KeptAnswer = ok({
  kind: "done",
  plan,
  at: ROWS_NOW,
  operationId: "op-1",
  taskId: null,
  version: 3,
  resolvedManually: false,
});
const refusal = (error: VerbRefusal): KeptAnswer => err(error);

function answered(result: KeptAnswer, more: { sent?: number; operationIds?: readonly string[] } = {}): void {
  order += 2;
  const call = { requestKey: "key-1", askedAt: order, answeredAt: order + 1, sent: 0, operationIds: [], ...more };
  check.answered({ ...call, result });
}

function carriedOut(): void {
  planted.ledger.set("pay-1", VOIDED);
  planted.tables.preparations.set("key-1", { ...PREPARATION, answer: DONE });
  planted.put({ operation: { ...CANCEL, state: "succeeded", settledAt: ROWS_NOW } });
}

it("finds nothing in 確認中, then done, then the same again", () => {
  answered(UNKNOWN);
  carriedOut();
  answered(DONE);
  answered(DONE);
  check.ended();
  expect(planted.found).toEqual([]);
});

it("finds done without the ledger, and without a kept answer", () => {
  answered(DONE);
  expect(planted.rules()).toEqual([5, 5]);
});

it.each([
  ["not_sent", NOT_SENT],
  ["refused_by_provider", REFUSED],
] as const)("finds %s of what the ledger has in the end", (_, said) => {
  answered(said);
  planted.ledger.set("pay-1", VOIDED);
  check.ended();
  expect(planted.rules()).toEqual([5]);
});

it("finds two final answers that differ, and 確認中 after a final one", () => {
  answered(NOT_SENT);
  answered(UNKNOWN);
  carriedOut();
  answered(DONE);
  expect(planted.rules()).toEqual([4, 4]);
});

it("finds a refusal by a call that had sent, or whose operation was done", () => {
  answered(refusal({ code: "database_unavailable" }), { sent: 1, operationIds: ["op-1"] });
  carriedOut();
  check.ended();
  expect(planted.rules()).toEqual([5, 5]);
});

it("finds a key that was refused for good and still started something", () => {
  answered(refusal({ code: "already_canceled", at: ROWS_NOW, by: null }));
  planted.put({ operation: CANCEL });
  check.ended();
  expect(planted.rules()).toEqual([5]);
});

it("lets a key come again that only lacked something", () => {
  answered(refusal({ code: "acknowledgement_missing" }));
  carriedOut();
  answered(DONE);
  check.ended();
  expect(planted.found).toEqual([]);
});

it("finds rows that say otherwise than the ledger", () => {
  planted.put({ operation: { ...CANCEL, state: "succeeded", settledAt: ROWS_NOW } });
  check.ended();
  planted.ledger.set("pay-1", VOIDED);
  planted.put({ operation: { ...CANCEL, state: "failed", settledAt: ROWS_NOW } });
  check.ended();
  expect(planted.rules()).toEqual([5, 5]);
});

it("finds a claim about what was carried out for another amount", () => {
  carriedOut();
  planted.lied.add("op-1");
  check.ended();
  expect(planted.rules()).toEqual([5]);
});
