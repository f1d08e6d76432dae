import type { MethodId } from "@/lib/capability/facts/catalogue";
import { awaitingPayment } from "@/lib/payments/call/payment-to-authorize";
import type { OrderPatch } from "@/lib/payments/model/patches";
import { storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type { LockedOrder } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";

/**
 * What the order becomes under another method. Its payment awaits an authorization of that one: a decline by the method
 * before says nothing of it, and stands in the history.
 */
export async function underMethod(
  tx: Tx,
  locked: LockedOrder,
  methodId: MethodId,
  now: EpochMs,
): Promise<Pick<OrderPatch, "methodId" | "cancelDeadline" | "amountDeadline" | "nearestDeadline">> {
  const order = { ...locked.order, methodId };
  await awaitingPayment(tx, { order, payment: locked.payment }, now);
  return { methodId, ...storedDeadlinesOf(order, null) };
}
