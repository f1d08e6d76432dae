import { inquireNow } from "@/lib/operations/inquire-now";
import type { OperationState } from "@/lib/operations/states";
import { err, ok, type Result } from "@/lib/result/result";
import type { VerbRefusal } from "./contract";
import { storeRefusal } from "./store-refusal";
import type { VerbDeps } from "./verb-deps";

/** What the order's operation is after the inquiry; null where none was open, or another process is at it. */
export interface Inquired {
  readonly state: OperationState | null;
}

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
