import type { EventEntry, HistoryEntry, OperationEntry } from "./order-history";
import type { CanceledPart, OrderPart, PaymentPart } from "./order-view-types";

const NOT_NEEDED: CanceledPart["how"] = { confirmedBy: "not_needed" };

interface Ended {
  readonly payment: Pick<PaymentPart, "stage" | "canceledAt" | "providerAmount">;
  readonly mark: OrderPart["mark"];
  readonly history: readonly HistoryEntry[];
}

/**
 * How the order ended; null while anything is left to decide. An order that was canceled before any authorization is
 * over too, a marked one whose payment lives is not.
 */
export function canceledPart({ payment, mark, history }: Ended): CanceledPart | null {
  if (payment.stage === "unauthorized" && mark !== null) return canceledInShop(mark, history);
  if (payment.stage !== "canceled") return null;
  const cancel = history.find(isCancel);
  const recorded = history.find((entry) => isRecordOf(entry, cancel));
  const followed = history.find(followsLedger);
  const at = payment.canceledAt;
  const by = cancel?.by ?? null;
  const reason = cancel?.reason ?? "";
  if (cancel === undefined) {
    return { at, by, how: followed === undefined ? NOT_NEEDED : howFollowed(followed), reason: reasonOfMark(history) };
  }
  if (recorded !== undefined) {
    return { at, by, how: { confirmedBy: "person", by: recorded.by, at: recorded.at }, reason };
  }
  const confirmedAt = cancel.settledAt ?? cancel.at;
  return {
    at,
    by,
    how: { confirmedBy: "provider", kind: cancel.kind, amount: cancel.amount, at: confirmedAt },
    reason,
  };
}

type CancelEntry = OperationEntry & { readonly kind: "cancel" | "terminate" };

export function isCancel(entry: HistoryEntry): entry is CancelEntry {
  return entry.type === "operation" && entry.state === "succeeded" && isCancelKind(entry.kind);
}

function isCancelKind(kind: OperationEntry["kind"]): boolean {
  return kind === "cancel" || kind === "terminate";
}

/** A manual resolution of this operation as succeeded: it stands at the instant at which the operation settled. */
function isRecordOf(entry: HistoryEntry, cancel: CancelEntry | undefined): entry is EventEntry {
  if (entry.type !== "event" || cancel === undefined) return false;
  return entry.resolvedManually && entry.kind === "operation_succeeded" && entry.at >= cancel.at;
}

function howFollowed({ resolvedManually, by, at }: EventEntry): CanceledPart["how"] {
  return { confirmedBy: resolvedManually ? "person" : "ledger", by, at };
}

/** A repair of a difference, or work in the console that the ledger showed done. */
function followsLedger(entry: HistoryEntry): entry is EventEntry {
  return entry.type === "event" && (entry.kind === "ledger_taken_over" || entry.kind === "console_task_done");
}

function canceledInShop(mark: NonNullable<OrderPart["mark"]>, history: readonly HistoryEntry[]): CanceledPart {
  return { at: mark.at, by: mark.by, how: NOT_NEEDED, reason: reasonOfMark(history) };
}

/** The reason that was typed when the mark was set without a call. */
function reasonOfMark(history: readonly HistoryEntry[]): string {
  const set = history.find(
    (entry) => entry.type === "event" && (entry.kind === "mark_set" || entry.kind === "canceled_in_shop"),
  );
  return set?.reason ?? "";
}
