import { providerOf } from "@/lib/capability/facts/catalogue";
import type { AskedOperation } from "@/lib/gateway/port";
import type { OperationRequest } from "@/lib/gateway/protocol";
import { formatInstant } from "@/lib/time/instant";
import type { OperationRecord } from "./records";

/** The wire's request for a committed intent. Built from the row alone: whoever sends it says the same. */
export function requestOf(operation: OperationRecord): OperationRequest {
  const { kind } = operation;
  if (kind === "authorize") throw new Error("an authorization is not sent by this path");
  return {
    operationId: operation.id,
    provider: providerOf(operation.methodId),
    method: operation.methodId,
    kind,
    providerOperation: operation.providerOperation,
    amount: operation.amount,
    expiresAt: formatInstant(operation.expiresAt),
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
