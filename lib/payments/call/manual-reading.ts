import { providerOf } from "@/lib/capability/facts/catalogue";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { movedBy } from "@/lib/payments/model/movement";
import type { OperationRecord, PaymentRecord } from "@/lib/payments/model/records";
import { shipmentIn } from "@/lib/payments/model/shipment";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import type { Reading } from "./reading";

/**
 * A manual resolution as a reading: a person looked in the provider's console. "Done" counts as exactly what was asked; 突合
 * compares it with the ledger later. The payment of an authorization has the id that the person read in the console.
 */
export function manualReading(
  operation: OperationRecord,
  payment: PaymentRecord,
  outcome: "done" | "not_done",
  now: EpochMs,
): Reading {
  const words = { providerCode: null, providerStatus: null };
  if (outcome === "not_done") return { outcome: "refused", ...words };
  return { outcome: "succeeded", payment: asDone(operation, payment, now), ...words };
}

function asDone(operation: OperationRecord, payment: PaymentRecord, now: EpochMs): LedgerPayment {
  const paymentAt = operation.kind === "authorize" ? now : payment.paymentAt;
  if (payment.providerPaymentId === null || paymentAt === null) {
    throw new Error(`operation ${operation.id} is for a payment that no provider knows`);
  }
  const moved = movedBy(operation, payment);
  const capturedAt = moved.captured === 0 ? null : formatInstant(payment.capturedAt ?? now);
  const canceledAt = moved.state === "voided" || moved.state === "refunded" ? formatInstant(now) : null;
  return {
    paymentId: payment.providerPaymentId,
    provider: providerOf(operation.methodId),
    method: operation.methodId,
    orderNumber: "",
    providerStatus: "",
    orderedAt: formatInstant(paymentAt),
    paymentAt: formatInstant(paymentAt),
    updatedAt: formatInstant(now),
    entries: [],
    ...moved,
    shipment: operation.details?.kind === "report_shipment" ? shipmentIn(operation.details) : null,
    capturedAt,
    canceledAt,
  };
}
