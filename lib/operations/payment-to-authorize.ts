import type { EpochMs } from "@/lib/time/epoch";
import { AWAITING_PAYMENT } from "./blank";
import type { Tx } from "./port";
import type { LockedOrder, OrderRecord, PaymentRecord } from "./records";

/**
 * The payment that an authorization is for. One that no provider ever knew is used again, under the order's present
 * method; one that lived stays in sight as it ended, and a new one takes its place.
 */
export async function paymentToAuthorize(
  tx: Tx,
  { order, payment }: Pick<LockedOrder, "order" | "payment">,
  now: EpochMs,
): Promise<PaymentRecord> {
  const { methodId } = order;
  if (payment === null) return awaiting(tx, order);
  if (payment.providerPaymentId !== null) {
    await tx.changePayment(payment.id, { supersededAt: now });
    return awaiting(tx, order);
  }
  if (payment.methodId !== methodId) await tx.changePayment(payment.id, { methodId });
  return { ...payment, methodId };
}

async function awaiting(tx: Tx, { id: orderId, methodId }: OrderRecord): Promise<PaymentRecord> {
  const payment = { ...AWAITING_PAYMENT, orderId, methodId };
  return { ...payment, id: await tx.insertPayment(payment) };
}
