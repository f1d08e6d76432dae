import type { PaymentPatch } from "@/lib/payments/model/patches";
import { heldOf, stageOf } from "@/lib/payments/model/payment-facts";
import type { ConsoleTaskRecord, PaymentRecord } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";

/**
 * Our record of a payment after a person did a task in the provider's console. It counts as exactly what the
 * task asked; null where our record does not change (the payment has ended, or has that amount already).
 */
export function workedPayment(
  payment: PaymentRecord,
  task: Pick<ConsoleTaskRecord, "kind" | "amountAfter">,
  workedAt: EpochMs,
): PaymentPatch | null {
  const stage = stageOf(payment);
  if (stage === "unauthorized" || stage === "canceled") return null;
  const before = stage === "before_capture";
  if (task.kind === "cancel") {
    const over = { waitingAmount: null, canceledAt: workedAt };
    return before ? { state: "voided", ...over } : { state: "refunded", refunded: payment.captured, ...over };
  }
  const rise = task.amountAfter - heldOf(payment);
  if (rise === 0) return null;
  if (before) return { authorized: task.amountAfter, waitingAmount: null };
  // After capture an increase raises both, a decrease is a refund of the difference (interpretation 15).
  return rise > 0
    ? { authorized: payment.authorized + rise, captured: payment.captured + rise }
    : { refunded: payment.refunded - rise };
}
