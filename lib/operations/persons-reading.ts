import { providerOf } from "@/lib/capability/facts/catalogue";
import type { LedgerPayment, LedgerState } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import { heldOf, stageOf } from "./payment-facts";
import type { Reading } from "./reading";
import type { OperationRecord, PaymentRecord } from "./records";

/**
 * A person's word in the place of a provider's answer, after a look in its console. "Done" is taken for exactly what was
 * asked; the reconciliation holds it against the ledger later.
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
  if (payment.providerPaymentId === null || payment.paymentAt === null) {
    throw new Error(`operation ${operation.id} is for a payment that no provider knows`);
  }
  const capturedAt = payment.capturedAt === null ? null : formatInstant(payment.capturedAt);
  return {
    paymentId: payment.providerPaymentId,
    provider: providerOf(operation.methodId),
    method: operation.methodId,
    orderNumber: "",
    providerStatus: "",
    orderedAt: formatInstant(payment.paymentAt),
    paymentAt: formatInstant(payment.paymentAt),
    updatedAt: formatInstant(now),
    entries: [],
    ...amountsAfter(operation, payment, formatInstant(now), capturedAt),
  };
}

type Moved = Pick<LedgerPayment, "state" | "authorized" | "captured" | "refunded" | "capturedAt" | "canceledAt">;

function amountsAfter(
  { kind, amount }: OperationRecord,
  payment: PaymentRecord,
  now: string,
  capturedAt: string | null,
): Moved {
  const { authorized, captured, refunded } = payment;
  const state: LedgerState = stageOf(payment) === "after_capture" ? "captured" : "authorized";
  switch (kind) {
    case "cancel":
    case "terminate":
      return state === "authorized"
        ? { state: "voided", authorized, captured, refunded, capturedAt, canceledAt: now }
        : { state: "refunded", authorized, captured, refunded: captured, capturedAt, canceledAt: now };
    case "capture":
      return { state: "captured", authorized, captured: amount, refunded, capturedAt: now, canceledAt: null };
    case "authorize":
      return { state: "authorized", authorized: amount, captured, refunded, capturedAt, canceledAt: null };
    case "change_amount":
    case "change_amount_and_capture": {
      const rise = amount - heldOf(payment);
      if (state === "authorized") {
        return { state, authorized: amount, captured, refunded, capturedAt, canceledAt: null };
      }
      // Interpretation 15: an increase raises both, a decrease is a refund of the difference.
      return rise > 0
        ? { state, authorized: authorized + rise, captured: captured + rise, refunded, capturedAt, canceledAt: null }
        : { state, authorized, captured, refunded: refunded - rise, capturedAt, canceledAt: null };
    }
  }
}
