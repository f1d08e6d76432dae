import { expect, test } from "vitest";
import type { Plan } from "@/lib/payments/model/contract";
import type { CheckedLedgerPayment } from "../invariants/evidence";
import type { SentOperation } from "../wire/course";
import { allCases } from "./cases/all-cases";
import { caseCourseOf } from "./course";
import { judgeCase } from "./judge";
import { casePaymentIdOf } from "./matrix-case";
import type { HeardStep, PlayedCase } from "./play";

/** 受注取消 that the page links before the capture, and what a right shop makes of it. */
const one = allCases("1", Date.now()).find(
  ({ area, capability, settings, line }) =>
    area === "cancel" &&
    capability === "cancel.before_capture" &&
    settings.cancelApi === true &&
    line.cells[capability]?.gate === "flag",
);
if (one === undefined) throw new Error("no such case");
const [step] = caseCourseOf(one);
const call = step?.expected.call ?? null;
if (step === undefined || call === null) throw new Error("the page links nothing");
const { amount } = call;

const PLAN = { does: "send", kind: "cancel", amount } as unknown as Plan;
const DONE = {
  step,
  card: null,
  opened: { ok: true, value: { plan: PLAN } },
  answers: [{ ok: true, value: { kind: "done", plan: PLAN } }],
} as unknown as HeardStep;
const SCREEN = {
  order: { total: amount, mark: {}, slipNumberSent: one.order.slipNumberSent },
  payment: { stage: "canceled", waitingAmount: null, providerAmount: 0 },
  openTasks: [],
  openOperation: null,
};
const RIGHT = {
  one,
  orderNumber: "M-1",
  heard: [DONE],
  staffAnswers: [],
  notOffered: null,
  view: SCREEN,
} as unknown as PlayedCase;
const SENT = { kind: "cancel", amount, authorization: null } as unknown as SentOperation;
const ENTRY = { seq: 2, operationId: "op-1", kind: "cancel", amount, at: 0 };
const PAYMENT: CheckedLedgerPayment = {
  paymentId: casePaymentIdOf(one),
  orderNumber: "M-1",
  state: "voided",
  authorized: amount,
  captured: 0,
  refunded: 0,
  entries: [{ ...ENTRY, seq: 1, operationId: null, kind: "authorize" }, ENTRY],
};

const rulesOf = (played: PlayedCase, sends: readonly SentOperation[], payment: CheckedLedgerPayment | undefined) =>
  judgeCase(played, { sends, payment }).map(({ rule }) => rule);

test("a case that came out as the page says has nothing against it", () => {
  expect(judgeCase(RIGHT, { sends: [SENT], payment: PAYMENT })).toEqual([]);
});

test("a call that did not leave, one that left twice, and a second entry are told", () => {
  expect(rulesOf(RIGHT, [], PAYMENT)).toEqual([3]);
  expect(rulesOf(RIGHT, [SENT, SENT], PAYMENT)).toEqual([3]);
  expect(rulesOf(RIGHT, [SENT], { ...PAYMENT, entries: [...PAYMENT.entries, { ...ENTRY, seq: 3 }] })).toEqual([3]);
});

test("a provider that refuses what the page links is told, and so are a ledger and a screen that say something else", () => {
  const refused = { ...DONE, answers: [{ ok: true, value: { kind: "refused_by_provider" } }] } as unknown as HeardStep;
  expect(rulesOf({ ...RIGHT, heard: [refused] }, [SENT], PAYMENT)).toEqual([5]);
  expect(rulesOf(RIGHT, [SENT], { ...PAYMENT, state: "authorized" })).toEqual([1]);
  expect(rulesOf(RIGHT, [SENT], undefined)).toContain(1);
  const unmarked = { ...SCREEN, order: { ...SCREEN.order, mark: null } } as unknown as PlayedCase["view"];
  expect(rulesOf({ ...RIGHT, view: unmarked }, [SENT], PAYMENT)).toEqual([1]);
});

test("a flag of the page that the shop does not offer is told in the place of everything else", () => {
  expect(rulesOf({ ...RIGHT, heard: [], notOffered: "cancelApi could not be turned" }, [], PAYMENT)).toEqual([3]);
});
