import type { CaptureReason } from "@/lib/payments/model/records";
import type { OperationKind, OperationState, OrderStatus, PaymentState, Stage } from "@/prisma/generated/enums";

/** A folded word, and the methods that it names: either finds an order. */
export interface SearchTerm {
  readonly text: string;
  readonly methodIds: readonly string[];
}

/** What the list asks the database, every choice already resolved: methods by id, instants in epoch milliseconds. */
export interface OrderListWhere {
  /** All of these must be found. */
  readonly terms: readonly SearchTerm[];
  /** null: any. An empty list matches nothing. */
  readonly methodIds: readonly string[] | null;
  readonly stages: readonly Stage[] | null;
  readonly statuses: readonly OrderStatus[] | null;
  readonly cancellationMark: boolean | null;
  /** Orders with an open operation in one of these states. */
  readonly operationStates: readonly OperationState[] | null;
  readonly openTask: boolean | null;
  /** Orders whose payment differs from the provider's ledger, by the last look. */
  readonly difference: boolean | null;
  /** Orders whose authorization the provider refused. */
  readonly declined: boolean | null;
  /** Orders whose payment was captured with its authorization. */
  readonly capturedTogether: boolean | null;
  /** Both ends included; null is open. */
  readonly ordered: Range | null;
  readonly deadline: Range | null;
  readonly total: Range | null;
  /** Orders whose verdict now is among these classes; see VerdictClass. */
  readonly verdict: VerdictFilter | null;
  /** Orders with a limit inside the range, of a capability that its classes would link now. */
  readonly linkedUntil: LinkedUntilFilter | null;
}

export interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Orders that the evaluator answers alike: same methods and stage, and the values of the columns that decided.
 * A column that is left out did not matter.
 */
export interface VerdictClass {
  readonly methodIds: readonly string[];
  readonly stage: Stage;
  readonly paid?: boolean;
  readonly threeDSecure?: boolean;
  readonly slipNumberSent?: boolean;
  readonly deadlinePassed?: boolean;
}

export interface VerdictFilter {
  readonly classes: readonly VerdictClass[];
  readonly now: number;
}

export interface LinkedUntilFilter {
  readonly cancel: readonly VerdictClass[];
  readonly amount: readonly VerdictClass[];
  readonly from: number;
  readonly to: number;
}

export const ORDER_SORT_KEYS = ["orderedAt", "total", "deadline", "orderNumber"] as const;
export type OrderSortKey = (typeof ORDER_SORT_KEYS)[number];

export interface OrderSort {
  readonly by: OrderSortKey;
  readonly descending: boolean;
}

/**
 * A place between two rows. `segment` is its part of the sort (see order-list-segments), `key` the row's sort key
 * there: epoch milliseconds, yen or text; null where the part has no key of its own.
 */
export interface OrderListPosition {
  readonly segment: number;
  readonly key: number | string | null;
  readonly id: number;
}

export interface OrderListPageRequest {
  readonly sort: OrderSort;
  /** What the sort by limit calls passed; the same on every page of one walk. */
  readonly asOf: number;
  /** null: from the top. */
  readonly from: OrderListPosition | null;
  readonly backwards: boolean;
  readonly size: number;
}

/** One order as the list needs it. Instants in epoch milliseconds, amounts in yen. */
export interface OrderListRecord {
  readonly id: number;
  readonly orderNumber: string;
  readonly version: number;
  readonly orderedAt: number;
  readonly customerName: string;
  readonly methodId: string;
  readonly stage: Stage;
  readonly status: OrderStatus;
  readonly total: number;
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
  readonly cancellationMark: boolean;
  readonly cancelDeadline: number | null;
  readonly nearestDeadline: number | null;
  readonly paymentAt: number | null;
  readonly capturedAt: number | null;
  /** What the provider holds: authorized before capture, captured less refunded after; null before any authorization. */
  readonly held: number | null;
  readonly waitingAmount: number | null;
  /** The present payment's; null where the order has none. */
  readonly paymentState: PaymentState | null;
  readonly captureReason: CaptureReason | null;
}

export interface OrderListPage {
  readonly records: readonly OrderListRecord[];
  /** Whether rows follow in the direction that was read. */
  readonly more: boolean;
  /** The places of the first and the last record; null when there is none. */
  readonly first: OrderListPosition | null;
  readonly last: OrderListPosition | null;
}

/** How many orders match, and the sum of their totals in yen: both only of the first `limit` that are found. */
export interface OrderListTotals {
  readonly count: number;
  readonly sum: number;
}

/** The open operation of an order; there is at most one. */
export interface ListedOperation {
  readonly orderId: number;
  readonly kind: OperationKind;
  readonly state: Extract<OperationState, "requested" | "sending" | "pending" | "unknown" | "needs_person">;
  /** What a pending authorization waits for. */
  readonly waitsFor: "buyer" | "screening" | null;
  /** The name of the staff member whose act it is. */
  readonly by: string | null;
}
