import type { Looked, LookRefusal } from "@/lib/payments/model/repair";
import { type LookDeps, lookAt } from "@/lib/payments/reconcile/look";
import { err, ok, type Result } from "@/lib/result/result";
import { storeRefusal } from "./store-refusal";

/** 突合 of one order, now: the provider is asked, and what differs is written down. Corrects nothing, sends nothing. */
export async function lookAtOrder(deps: LookDeps, orderNumber: string): Promise<Result<Looked, LookRefusal>> {
  try {
    const found = await deps.store.transaction(async (tx) => {
      const orderId = await tx.findOrderId(orderNumber);
      const locked = orderId === null ? null : await tx.lockOrder(orderId);
      return locked && { id: locked.order.id, hasPayment: locked.payment?.providerPaymentId != null };
    });
    if (found === null) return err({ code: "order_not_found" });
    if (!found.hasPayment) return ok({ look: "no_payment" });
    return ok({ look: await lookAt(deps, found.id) });
  } catch (error) {
    return err(storeRefusal(error));
  }
}
