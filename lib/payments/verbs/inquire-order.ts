import { inquireNow } from "@/lib/payments/call/inquire-now";
import type { Inquired, VerbRefusal } from "@/lib/payments/model/contract";
import { err, ok, type Result } from "@/lib/result/result";
import { storeRefusal } from "./store-refusal";
import type { VerbDeps } from "./verb-deps";

/** Opening an order with an open operation: asks its provider at once, ahead of the worker. */
export async function inquireOrder(deps: VerbDeps, orderNumber: string): Promise<Result<Inquired, VerbRefusal>> {
  try {
    const open = await deps.store.transaction(async (tx) => {
      const orderId = await tx.findOrderId(orderNumber);
      return orderId === null ? undefined : ((await tx.lockOrder(orderId))?.openOperation ?? null);
    });
    if (open === undefined) return err({ code: "order_not_found" });
    return ok({ state: open === null ? null : await inquireNow(deps, open.id) });
  } catch (error) {
    return err(storeRefusal(error));
  }
}
