import { heldAmount } from "@/lib/gateway/ledger-payment";
import type { LedgerEntry, LedgerPayment, OperationAnswer, OperationRequest } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";

/** What the ledger notes of it. */
export function entryOf(
  before: LedgerPayment,
  after: LedgerPayment,
  { kind, amount, providerOperation }: OperationRequest,
  operationId: string | null,
  now: EpochMs,
): LedgerEntry {
  return {
    seq: before.entries.length + 1,
    operationId,
    kind,
    amount,
    at: formatInstant(now),
    providerOperation,
    providerCode: null,
    providerStatus: after.state,
  };
}

/** The payment after an operation; null where its state does not allow it. */
export function moved(
  payment: LedgerPayment,
  { kind, amount, shipment }: OperationRequest,
  at: string,
): LedgerPayment | null {
  const { state, authorized, captured, refunded } = payment;
  if (state === "voided" || state === "refunded" || state === "lapsed") return null;
  if (kind === "cancel" || kind === "terminate") {
    return state === "authorized"
      ? { ...payment, state: "voided", canceledAt: at }
      : { ...payment, state: "refunded", refunded: captured, canceledAt: at };
  }
  if (kind === "capture") {
    if (state === "captured" || amount > authorized) return null;
    return { ...payment, state: "captured", captured: amount, capturedAt: at };
  }
  if (kind === "report_shipment") return { ...payment, shipment: shipment ?? null };
  const rise = amount - heldAmount(payment);
  if (state === "authorized") return { ...payment, authorized: amount };
  return rise > 0
    ? { ...payment, authorized: authorized + rise, captured: captured + rise }
    : { ...payment, refunded: refunded - rise };
}

/** The same answer with a slip number that was never reported. */
export function misprinted(answer: OperationAnswer): OperationAnswer {
  const { payment } = answer;
  if (payment?.shipment == null) return answer;
  return { ...answer, payment: { ...payment, shipment: { ...payment.shipment, slipNumber: "0000-0000-0000" } } };
}

/** The same answer with amounts that are not so. */
export function shifted(answer: OperationAnswer): OperationAnswer {
  const { payment } = answer;
  if (payment === null) return answer;
  // A canceled payment that still holds a yen, or an amount that was never asked for.
  if (payment.state === "voided") return { ...answer, payment: { ...payment, state: "authorized", canceledAt: null } };
  return { ...answer, payment: { ...payment, authorized: payment.authorized + 1, captured: captureShift(payment) } };
}

function captureShift({ captured }: LedgerPayment): number {
  return captured === 0 ? 0 : captured + 1;
}
