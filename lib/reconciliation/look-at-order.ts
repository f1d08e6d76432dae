import { type Look, type LookDeps, lookAt } from "@/lib/operations/look";
import { storeRefusal } from "@/lib/orders/store-refusal";
import { err, ok, type Result } from "@/lib/result/result";

/** What looking at one order came to; `no_payment`: there is nothing to lay beside a ledger yet. */
export interface Looked {
  readonly look: Look | "no_payment";
}

/** Why nothing was written down. */
export type LookRefusal =
  | { readonly code: "order_not_found" }
  | { readonly code: "database_unavailable" }
  | { readonly code: "perhaps_saved" };

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
