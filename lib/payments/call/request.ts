import { providerOf } from "@/lib/capability/facts/catalogue";
import type { AskedOperation } from "@/lib/gateway/port";
import type { AuthorizeRequest, OperationRequest } from "@/lib/gateway/protocol";
import type { OperationRecord } from "@/lib/payments/model/records";
import { shipmentIn } from "@/lib/payments/model/shipment";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";

/** The wire's request for a committed intent. Built from the row alone, so that every sender sends the same. */
export function requestOf(operation: OperationRecord): OperationRequest {
  const { kind } = operation;
  if (kind === "authorize") throw new Error(`operation ${operation.id} has no payment to operate on yet`);
  const { details } = operation;
  if (details?.kind !== "report_shipment") return { ...inEvery(operation), kind };
  return { ...inEvery(operation), kind, shipment: shipmentIn(details) };
}

/** What every mutation says. */
function inEvery(operation: OperationRecord) {
  return {
    operationId: operation.id,
    provider: providerOf(operation.methodId),
    method: operation.methodId,
    providerOperation: operation.providerOperation,
    amount: operation.amount,
    expiresAt: formatInstant(operation.expiresAt),
  };
}

/** What goes out with an authorization beside its row. The card's token is in memory alone, and dies with this process. */
export interface Authorization {
  readonly orderNumber: string;
  readonly orderedAt: EpochMs;
  readonly cardToken: string | null;
}

export function authorizeRequestOf(operation: OperationRecord, sent: Authorization): AuthorizeRequest {
  const { details } = operation;
  if (details?.kind !== "authorize") throw new Error(`operation ${operation.id} is no authorization`);
  const { captureReason, securityCode, threeDSecure } = details;
  return {
    ...inEvery(operation),
    orderNumber: sent.orderNumber,
    orderedAt: formatInstant(sent.orderedAt),
    captureNow: captureReason !== null,
    threeDSecure,
    card: sent.cardToken === null ? null : { token: sent.cardToken, securityCode: securityCode ?? "none" },
  };
}

/** What an answer has to fit. */
export function askedOf(operation: OperationRecord, providerPaymentId: string | null): AskedOperation {
  return {
    operationId: operation.id,
    paymentId: operation.kind === "authorize" ? null : providerPaymentId,
    kind: operation.kind,
    provider: providerOf(operation.methodId),
    method: operation.methodId,
    amount: operation.amount,
  };
}
