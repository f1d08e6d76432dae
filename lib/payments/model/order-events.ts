import type { RuleReason } from "@/lib/capability/types";
import type { OperationKind } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import type { ChangedField, NoAuthorization } from "./contract";

/** What the trail keeps of an order: one event for each of its versions. */

/** An order's event as written. */
export interface OrderEvent {
  readonly at: EpochMs;
  readonly actor: "staff" | "worker";
  readonly staffId: string | null;
  readonly kind: OrderEventKind;
  readonly data: OrderEventData;
}

/** The same as read back. */
export interface KeptOrderEvent extends OrderEvent {
  readonly orderVersion: number;
  readonly staffName: string | null;
}

export const ORDER_EVENT_KINDS = [
  "order_registered",
  "operation_started",
  "operation_succeeded",
  "operation_failed",
  "operation_not_sent",
  "canceled_in_shop",
  "mark_set",
  "mark_removed",
  "amount_waits_for_capture",
  "amount_changed_in_shop",
  "order_edited",
  "method_changed",
  "memo_changed",
  "status_changed",
  "console_task_added",
  "console_task_done",
  "console_task_not_needed",
  "console_task_not_seen",
  "authorization_lapsed",
  "payment_reported",
  "payment_recorded",
  "payment_taken_back",
  "shipment_recorded",
  "ledger_taken_over",
  "difference_left_as_task",
  "difference_acknowledged",
] as const;
export type OrderEventKind = (typeof ORDER_EVENT_KINDS)[number];

/** Codes and values; sentences are chosen where it is shown. */
export interface OrderEventData {
  readonly changes: readonly ChangedField[];
  readonly reason?: string;
  readonly operationId?: string;
  readonly operation?: OperationKind;
  readonly amountBefore?: number;
  readonly amount?: number;
  /** order_registered: the fingerprint of what came in. */
  readonly content?: string;
  readonly providerCode?: string | null;
  readonly cause?: string | null;
  readonly ruleReasons?: readonly (RuleReason | NoAuthorization)[];
  /** The console task that this opened or brought up to date. */
  readonly taskId?: number;
  /** Console tasks that became obsolete, because the provider's answer showed their work done. */
  readonly closedTaskIds?: readonly number[];
  /** The provider's payment that the event is about, where an order may have several. */
  readonly providerPaymentId?: string;
  /** The day for which 入金 stands, 2026-11-28. */
  readonly paidOn?: string;
  /** The difference between our record and the ledger that this ended. */
  readonly differenceId?: number;
  /** A manual resolution: a person recorded it after looking in the provider's console. The name is the stored one. */
  readonly byPersonsWord?: boolean;
}
