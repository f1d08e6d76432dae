import { describe, expect, it } from "vitest";
import type { LedgerEntry, LedgerPayment } from "@/lib/gateway/protocol";
import { BLANK_PAYMENT } from "@/lib/payments/model/blank";
import type { Comparable } from "@/lib/payments/model/comparable";
import { repairsOf } from "@/lib/payments/model/differences";
import { METHOD } from "@/lib/payments/testing/methods";
import { compare, unknownPayment } from "./compare";

const methodId = METHOD.amountAlways;
const AT = "2026-11-20T01:00:00.000Z";

const PAYMENT: Comparable["payment"] = {
  id: 1,
  orderId: 1,
  methodId,
  providerPaymentId: "pay-1",
  state: "authorized",
  authorized: 10_000,
  captured: 0,
  refunded: 0,
  waitingAmount: null,
  paymentAt: Date.parse(AT),
  capturedAt: null,
  canceledAt: null,
  ...BLANK_PAYMENT,
};

const OURS: Comparable = {
  order: { id: 1, orderNumber: "261120-0001", version: 3, total: 10_000, paid: true, cancellationMark: false },
  payment: PAYMENT,
  operationOpen: false,
  openTasks: [],
  operations: [],
  markExplained: false,
  openDifferenceId: null,
  dealtWith: [],
};

const LEDGER: LedgerPayment = {
  paymentId: "pay-1",
  provider: methodId.slice(0, methodId.indexOf("/")),
  method: methodId,
  orderNumber: "261120-0001",
  state: "authorized",
  providerStatus: "AUTH",
  authorized: 10_000,
  captured: 0,
  refunded: 0,
  orderedAt: AT,
  paymentAt: AT,
  capturedAt: null,
  canceledAt: null,
  updatedAt: AT,
  entries: [],
};
const VOIDED: LedgerPayment = { ...LEDGER, state: "voided", canceledAt: AT };
const CAPTURED: LedgerPayment = { ...LEDGER, state: "captured", captured: 10_000, capturedAt: AT };

const OURS_VOIDED: Comparable = {
  ...OURS,
  order: { ...OURS.order, cancellationMark: true },
  payment: { ...PAYMENT, state: "voided", canceledAt: Date.parse(AT) },
};
const LAPSED: LedgerPayment = { ...LEDGER, state: "lapsed", lapsedAt: AT };
const OURS_LAPSED: Comparable = { ...OURS, payment: { ...PAYMENT, state: "lapsed", lapsedAt: Date.parse(AT) } };
const SUPERSEDED: Comparable = { ...OURS, payment: { ...OURS_LAPSED.payment, supersededAt: Date.parse(AT) } };
const OURS_REJECTED: Comparable = { ...OURS, payment: { ...PAYMENT, state: "rejected", authorized: 0 } };
const OURS_CAPTURED: Comparable = {
  ...OURS,
  payment: { ...PAYMENT, state: "captured", captured: 10_000, capturedAt: Date.parse(AT) },
};
const OURS_MARKED: Comparable = { ...OURS, order: { ...OURS.order, cancellationMark: true } };

const CANCEL_TASK = { id: 7, kind: "cancel", amountAfter: 0, seenAt: null, seenDenied: false } as const;
const AMOUNT_TASK = { id: 8, kind: "change_amount", amountAfter: 9_000, seenAt: null, seenDenied: false } as const;

function entry(seq: number, operationId: string | null, more: Partial<LedgerEntry> = {}): LedgerEntry {
  const words = { providerOperation: "ALTER", providerCode: null, providerStatus: "AUTH" };
  return { seq, operationId, kind: "change_amount", amount: 10_000, at: AT, ...words, ...more };
}

function kindsOf(ours: Comparable, ledger: LedgerPayment | null) {
  const comparison = compare(ours, ledger);
  return comparison.kind === "differs" ? comparison.difference.kinds : comparison.kind;
}

describe("what agrees", () => {
  it.each([
    ["the same state and amounts", OURS, LEDGER],
    ["both ended alike", OURS_VOIDED, VOIDED],
    ["取消区分 with its work still open in the console", { ...OURS_MARKED, openTasks: [CANCEL_TASK] }, LEDGER],
    ["取消区分 whose cancel a person said is not needed", { ...OURS_MARKED, markExplained: true }, LEDGER],
    ["a payment that ended here and that the provider has forgotten", OURS_VOIDED, null],
    ["an authorization that lapsed on both sides", OURS_LAPSED, LAPSED],
    ["a payment that another one took the place of, and that ended there", SUPERSEDED, VOIDED],
    ["an authorization that was refused here and voided there", OURS_REJECTED, VOIDED],
    [
      "entries of our own operations, of the console, and the authorization",
      { ...OURS, operations: [{ id: "op-1", state: "succeeded" }] },
      { ...LEDGER, entries: [entry(1, "shop-1", { kind: "authorize" }), entry(2, "op-1"), entry(3, null)] },
    ],
  ] as const)("%s", (_, ours, ledger) => {
    expect(compare(ours, ledger)).toEqual({ kind: "agrees" });
  });
});

describe("what differs, by its kind", () => {
  it.each([
    ["canceled there and alive here", OURS, VOIDED, ["canceled_there"]],
    ["取消区分 without open work, alive there", OURS_MARKED, LEDGER, ["marked_live_there"]],
    ["recorded as canceled here, alive there", OURS_VOIDED, LEDGER, ["marked_live_there"]],
    ["captured there alone", OURS, CAPTURED, ["stage_differs"]],
    ["another amount there", OURS, { ...LEDGER, authorized: 9_000 }, ["amount_differs"]],
    ["captured there for another amount", OURS, { ...CAPTURED, captured: 9_000 }, ["stage_differs", "amount_differs"]],
    ["not known there", OURS, null, ["missing_there"]],
    ["lapsed there, captured here", OURS_CAPTURED, LAPSED, ["canceled_there"]],
    ["lapsed here, alive there", OURS_LAPSED, LEDGER, ["stage_differs"]],
    ["refused here, authorized there", OURS_REJECTED, LEDGER, ["authorized_there"]],
    ["another one took its place here, and it lives there", SUPERSEDED, LEDGER, ["superseded_live_there"]],
    ["an operation that is not ours", OURS, { ...LEDGER, entries: [entry(1, "op-9")] }, ["unknown_entry"]],
    [
      "an operation that we said would never happen",
      { ...OURS, operations: [{ id: "op-1", state: "not_sent" }] },
      { ...LEDGER, entries: [entry(1, "op-1")] },
      ["unknown_entry"],
    ],
    [
      "an operation done twice, for another amount",
      { ...OURS, operations: [{ id: "op-1", state: "succeeded" }] },
      { ...LEDGER, authorized: 9_000, entries: [entry(1, "op-1"), entry(2, "op-1")] },
      ["amount_differs", "done_twice"],
    ],
  ] as const)("%s", (_, ours, ledger, kinds) => {
    expect(kindsOf(ours, ledger)).toEqual(kinds);
  });

  it("marks the entries in doubt", () => {
    const ours = {
      ...OURS,
      operations: [
        { id: "op-1", state: "succeeded" },
        { id: "op-2", state: "failed" },
      ],
    } as const;
    const entries = [entry(1, "op-1"), entry(2, "op-1"), entry(3, "op-2"), entry(4, "op-3"), entry(5, null)];
    const comparison = compare(ours, { ...LEDGER, entries });
    const doubts = comparison.kind === "differs" ? comparison.difference.theirs?.entries.map(({ doubt }) => doubt) : [];
    expect(doubts).toEqual([null, "again", "ended_here", "not_ours", null]);
  });
});

describe("work that a console task asked for", () => {
  it("is seen when the ledger shows it, and is no difference", () => {
    expect(compare({ ...OURS_MARKED, openTasks: [CANCEL_TASK] }, VOIDED)).toEqual({ kind: "task_done", taskId: 7 });
    const changed = { ...LEDGER, authorized: 9_000 };
    expect(compare({ ...OURS, openTasks: [AMOUNT_TASK] }, changed)).toEqual({ kind: "task_done", taskId: 8 });
  });

  it("is not seen in another amount, in a cancel where a change was asked, or once a person denied it", () => {
    const tasked = { ...OURS, openTasks: [AMOUNT_TASK] };
    expect(kindsOf(tasked, { ...LEDGER, authorized: 8_999 })).toEqual(["amount_differs"]);
    expect(kindsOf(tasked, VOIDED)).toEqual(["canceled_there"]);
    const denied = { ...OURS_MARKED, openTasks: [{ ...CANCEL_TASK, seenDenied: true }] };
    expect(kindsOf(denied, VOIDED)).toEqual(["canceled_there"]);
  });

  it("is not taken as done while an entry of the ledger is in doubt", () => {
    const tasked = { ...OURS, openTasks: [AMOUNT_TASK] };
    const ledger = { ...LEDGER, authorized: 9_000, entries: [entry(1, "op-9")] };
    expect(kindsOf(tasked, ledger)).toEqual(["amount_differs", "unknown_entry"]);
  });
});

describe("what a person has dealt with", () => {
  const twice = { ...LEDGER, entries: [entry(1, "op-1"), entry(2, "op-1")] };
  const ours = { ...OURS, operations: [{ id: "op-1", state: "succeeded" }] } as const;

  it("is not brought up again", () => {
    expect(kindsOf(ours, twice)).toEqual(["done_twice"]);
    const dealtWith = [{ fingerprint: "", end: "taken_over", seqs: [2] }] as const;
    expect(compare({ ...ours, dealtWith }, twice)).toEqual({ kind: "agrees" });
  });

  it("says nothing about what came since", () => {
    const dealtWith = [{ fingerprint: "", end: "taken_over", seqs: [2] }] as const;
    const thrice = { ...twice, entries: [...twice.entries, entry(3, "op-1")] };
    expect(kindsOf({ ...ours, dealtWith }, thrice)).toEqual(["done_twice"]);
  });

  it("counts for exactly what was acknowledged", () => {
    const missing = compare(OURS, null);
    if (missing.kind !== "differs") throw new Error("nothing is missing");
    const { fingerprint } = missing.difference;
    const acknowledged = { ...OURS, dealtWith: [{ fingerprint, end: "acknowledged", seqs: [] }] } as const;
    expect(compare(acknowledged, null)).toEqual({ kind: "agrees" });
    const changed = { ...acknowledged, payment: { ...PAYMENT, authorized: 9_000 } };
    expect(kindsOf(changed, null)).toEqual(["missing_there"]);
    const left = { ...OURS, dealtWith: [{ fingerprint, end: "task_left", seqs: [] }] } as const;
    expect(kindsOf(left, null)).toEqual(["missing_there"]);
  });
});

describe("the legal repairs", () => {
  function repairs(ours: Comparable, ledger: LedgerPayment | null) {
    const comparison = compare(ours, ledger);
    return comparison.kind === "differs" ? repairsOf(comparison.difference) : [];
  }

  it.each([
    ["take over what lives here", OURS, VOIDED, ["take_over"]],
    ["leave to the console what has ended here and lives there", OURS_VOIDED, LEDGER, ["leave_task"]],
    ["leave to the console what is marked, and only marked", OURS_MARKED, LEDGER, ["leave_task"]],
    ["take over what was refused here, or say that it is known", OURS_REJECTED, LEDGER, ["take_over", "acknowledge"]],
    ["say of a lapsed record, which is final, that it is known", OURS_LAPSED, LEDGER, ["acknowledge"]],
    ["say of what another payment took the place of that it is known", SUPERSEDED, LEDGER, ["acknowledge"]],
    ["both where a marked one also holds another amount", OURS_MARKED, CAPTURED, ["take_over", "leave_task"]],
    ["acknowledge what moved nothing of ours", OURS, null, ["acknowledge"]],
    [
      "acknowledge two ends that are not alike",
      OURS_VOIDED,
      { ...CAPTURED, state: "refunded", refunded: 10_000, canceledAt: AT },
      ["acknowledge"],
    ],
  ] as const)("%s", (_, ours, ledger, expected) => {
    expect(repairs(ours, ledger)).toEqual(expected);
  });

  it("of a payment that is none of ours: acknowledge", () => {
    expect(repairsOf(unknownPayment(LEDGER))).toEqual(["acknowledge"]);
  });
});
