import { providerOf } from "@/lib/capability/facts/catalogue";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { movedBy } from "@/lib/payments/model/movement";
import type { OperationRecord, PaymentRecord } from "@/lib/payments/model/records";
import { shipmentIn } from "@/lib/payments/model/shipment";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import type { Reading } from "./reading";

/**
 * A person's word in the place of a provider's answer, after a look in its console. "Done" is taken for exactly what was
 * asked; the reconciliation holds it against the ledger later. The payment of an authorization has the id that the person
 * read there.
 */
export function personsReading(
  operation: OperationRecord,
  payment: PaymentRecord,
  word: "done" | "not_done",
  now: EpochMs,
): Reading {
  const words = { providerCode: null, providerStatus: null };
  if (word === "not_done") return { outcome: "refused", ...words };
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
