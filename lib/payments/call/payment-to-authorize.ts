import { AWAITING_PAYMENT } from "@/lib/payments/model/blank";
import type { LockedOrder, OrderRecord, PaymentRecord } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";

type OrderWithPayment = Pick<LockedOrder, "order" | "payment">;

/**
 * The payment that an authorization is for. One that no provider ever knew is used again, under the order's present
 * method; one that lived stays in sight as it ended, and a new one takes its place.
 */
export async function paymentToAuthorize(tx: Tx, work: OrderWithPayment, now: EpochMs): Promise<PaymentRecord> {
  const { order, payment } = work;
  const unborn = payment !== null && payment.providerPaymentId === null;
  return unborn && payment.methodId === order.methodId ? payment : awaitingPayment(tx, work, now);
}

/** The same, awaiting an authorization of the order's method whatever became of those before. */
export async function awaitingPayment(
  tx: Tx,
  { order, payment }: OrderWithPayment,
  now: EpochMs,
): Promise<PaymentRecord> {
  const { methodId } = order;
  if (payment === null) return next(tx, order);
  if (payment.providerPaymentId !== null) {
    await tx.changePayment(payment.id, { supersededAt: now });
    return next(tx, order);
  }
  await tx.changePayment(payment.id, { methodId, state: "awaiting" });
  return { ...payment, methodId, state: "awaiting" };
}

async function next(tx: Tx, { id: orderId, methodId }: OrderRecord): Promise<PaymentRecord> {
  const payment = { ...AWAITING_PAYMENT, orderId, methodId };
  return { ...payment, id: await tx.insertPayment(payment) };
}
