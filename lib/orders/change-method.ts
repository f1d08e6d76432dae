import type { MethodId } from "@/lib/capability/facts/catalogue";
import { storedDeadlinesOf } from "@/lib/operations/payment-facts";
import { awaitingPayment } from "@/lib/operations/payment-to-authorize";
import type { OrderPatch, Tx } from "@/lib/operations/port";
import type { LockedOrder } from "@/lib/operations/records";
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
