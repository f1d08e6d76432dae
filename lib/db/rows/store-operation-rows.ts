import type { OperationKind } from "@/lib/gateway/protocol";
import type {
  OpenOperationRecord,
  OperationDecision,
  OperationRecord,
  PendingEdit,
} from "@/lib/payments/model/records";
import { isTerminal, type OperationState } from "@/lib/payments/model/states";
import { epoch, methodOf } from "./store-values";

export interface OperationRow {
  readonly id: string;
  readonly order_id: number;
  readonly payment_id: number | null;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly method_id: string;
  readonly provider_operation: string;
  readonly amount_before: number;
  readonly amount: number;
  readonly edit: PendingEdit | null;
  readonly details: OperationRecord["details"];
  readonly waits_for: OperationRecord["waitsFor"];
  readonly decision: OperationDecision;
  readonly reason: string;
  readonly staff_id: string | null;
  readonly request_key: string | null;
  readonly deadline: Date | null;
  readonly expires_at: Date;
  readonly fence: number;
  readonly lease_until: Date | null;
  readonly next_step_at: Date | null;
  readonly sends: number;
  readonly inquiries: number;
  readonly provider_code: string | null;
  readonly provider_status: string | null;
  readonly cause: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly settled_at: Date | null;
}

const OPERATION_NAMES = [
  "id",
  "order_id",
  "payment_id",
  "kind",
  "state",
  "method_id",
  "provider_operation",
  "amount_before",
  "amount",
  "edit",
  "details",
  "waits_for",
  "decision",
  "reason",
  "staff_id",
  "request_key",
  "deadline",
  "expires_at",
  "fence",
  "lease_until",
  "next_step_at",
  "sends",
  "inquiries",
  "provider_code",
  "provider_status",
  "cause",
  "created_at",
  "sent_at",
  "settled_at",
] as const satisfies readonly (keyof OperationRow)[];

export function operationColumns(table: string): string {
  return OPERATION_NAMES.map((name) => `${table}.${name}`).join(", ");
}

export function operationOf(row: OperationRow): OperationRecord {
  return {
    id: row.id,
    orderId: row.order_id,
    paymentId: row.payment_id,
    kind: row.kind,
    state: row.state,
    methodId: methodOf(row.method_id),
    providerOperation: row.provider_operation,
    amountBefore: row.amount_before,
    amount: row.amount,
    edit: row.edit,
    details: row.details,
    waitsFor: row.waits_for,
    decision: row.decision,
    reason: row.reason,
    staffId: row.staff_id,
    requestKey: row.request_key,
    deadline: epoch(row.deadline),
    expiresAt: row.expires_at.getTime(),
    fence: row.fence,
    leaseUntil: epoch(row.lease_until),
    nextStepAt: epoch(row.next_step_at),
    sends: row.sends,
    inquiries: row.inquiries,
    providerCode: row.provider_code,
    providerStatus: row.provider_status,
    cause: row.cause,
    createdAt: row.created_at.getTime(),
    sentAt: epoch(row.sent_at),
    settledAt: epoch(row.settled_at),
  };
}

/** For rows that a query took by their open states. Throws on any other: a bug. */
export function openOperation(operation: OperationRecord): OpenOperationRecord {
  const { state } = operation;
  if (isTerminal(state)) throw new Error(`operation ${operation.id} is ${state}, not open`);
  return { ...operation, state };
}
