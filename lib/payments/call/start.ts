import { REQUEST_LIFETIME_MS } from "@/lib/gateway/protocol";
import type { Plan } from "@/lib/payments/model/contract";
import type {
  LockedOrder,
  OpenOperationRecord,
  OperationDecision,
  OperationDetails,
  PaymentRecord,
  PendingEdit,
} from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";
import { SEND_LEASE_MS } from "./pace";

export interface Intent {
  readonly operationId: string;
  readonly requestKey: string;
  readonly staffId: string;
  readonly reason: string;
  readonly plan: Extract<Plan, { does: "send" }>;
  readonly decision: OperationDecision;
  readonly edit: PendingEdit | null;
  readonly details: OperationDetails | null;
}

/**
 * Writes the intent: the operation with its lease, its first attempt, and the order's new version. Nothing may be
 * sent before this is committed. The request ends with its lifetime or with the rule's deadline, whichever is first.
 */
export async function startOperation(
  tx: Tx,
  locked: LockedOrder & { readonly payment: PaymentRecord },
  intent: Intent,
  now: EpochMs,
): Promise<OpenOperationRecord> {
  const { order, payment } = locked;
  const { plan } = intent;
  const operation: OpenOperationRecord = {
    id: intent.operationId,
    orderId: order.id,
    paymentId: payment.id,
    kind: plan.kind,
    state: "sending",
    methodId: order.methodId,
    providerOperation: plan.providerOperation,
    amountBefore: plan.amountBefore,
    amount: plan.amount,
    edit: intent.edit,
    details: intent.details,
    waitsFor: null,
    decision: intent.decision,
    reason: intent.reason,
    staffId: intent.staffId,
    requestKey: intent.requestKey,
    deadline: plan.deadline,
    expiresAt: Math.min(now + REQUEST_LIFETIME_MS, plan.deadline ?? Number.POSITIVE_INFINITY),
    fence: 1,
    leaseUntil: now + SEND_LEASE_MS,
    // Should this process die, the worker inquires as soon as the lease is over.
    nextStepAt: now + SEND_LEASE_MS,
    sends: 1,
    inquiries: 0,
    providerCode: null,
    providerStatus: null,
    cause: null,
    createdAt: now,
    sentAt: now,
    settledAt: null,
  };
  await tx.insertOperation(operation);
  // From here on a call may have been sent, even if this process dies.
  await tx.insertAttempt({ operationId: operation.id, seq: 1, kind: "send", startedAt: now, end: null });
  await tx.changeOrder(
    order,
    {},
    {
      at: now,
      actor: "staff",
      staffId: intent.staffId,
      kind: "operation_started",
      data: {
        changes: [],
        reason: intent.reason,
        operationId: operation.id,
        operation: operation.kind,
        amountBefore: operation.amountBefore,
        amount: operation.amount,
      },
    },
  );
  await tx.answerPreparation(intent.requestKey, { answer: null, operationId: operation.id, at: now });
  return operation;
}
