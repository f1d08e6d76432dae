import type { MethodId, ProviderId } from "@/lib/capability/facts/catalogue";
import type { CancelOutcome } from "@/lib/payments/model/cancel-outcome";
import type { OrderStatus, PaymentStage } from "@/lib/payments/model/order-states";
import type { PlainDate } from "@/lib/time/plain-date";

/** 確認中 and 要確認: the open operations that staff look for. */
export const WATCHED_OPERATIONS = ["unknown", "needs_person"] as const;
export type WatchedOperation = (typeof WATCHED_OPERATIONS)[number];

/** Either end may be open, never both. Both ends belong to the range. */
export interface DateRange {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

export interface YenRange {
  readonly from: number | null;
  readonly to: number | null;
}

export type DeadlineFilter =
  /** A capability that would be linked now is no longer so after today, or after 72 hours from now. */
  | { readonly kind: "today" }
  | { readonly kind: "within72h" }
  /** The same, for limits that end on one of these days. */
  | { readonly kind: "linked"; readonly range: DateRange }
  /** The nearest limit has passed, or lies on one of these days, whatever flags say. */
  | { readonly kind: "passed" }
  | { readonly kind: "range"; readonly range: DateRange };

/** An empty list, null and "" say: any. */
export interface OrderListFilter {
  readonly search: string;
  readonly providers: readonly ProviderId[];
  readonly methods: readonly MethodId[];
  readonly stages: readonly PaymentStage[];
  readonly statuses: readonly OrderStatus[];
  readonly mark: boolean | null;
  readonly outcomes: readonly CancelOutcome[];
  readonly operations: readonly WatchedOperation[];
  readonly openTask: boolean | null;
  /** 突合 found that the provider's ledger shows something else. */
  readonly difference: boolean | null;
  /** 与信NG・失効: the provider refused the authorization, or let it end. */
  readonly declined: boolean | null;
  /** オーソリ時に確定 */
  readonly capturedTogether: boolean | null;
  readonly deadline: DeadlineFilter | null;
  readonly ordered: DateRange | null;
  readonly amount: YenRange | null;
}

export const NO_FILTER: OrderListFilter = {
  search: "",
  providers: [],
  methods: [],
  stages: [],
  statuses: [],
  mark: null,
  outcomes: [],
  operations: [],
  openTask: null,
  difference: null,
  declined: null,
  capturedTogether: null,
  deadline: null,
  ordered: null,
  amount: null,
};

export const ORDER_LIST_SORTS = ["orderedAt", "total", "deadline", "orderNumber"] as const;
export type OrderListSortKey = (typeof ORDER_LIST_SORTS)[number];

export interface OrderListSort {
  readonly by: OrderListSortKey;
  readonly descending: boolean;
}

/** Newest orders first. */
export const DEFAULT_SORT: OrderListSort = { by: "orderedAt", descending: true };

/** The list as its address says it. */
export interface OrderListState {
  readonly filter: OrderListFilter;
  readonly sort: OrderListSort;
  /** Opaque; see list-cursor. null: the first page. */
  readonly cursor: string | null;
}
