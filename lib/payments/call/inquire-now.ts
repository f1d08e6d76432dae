import type { OperationState } from "@/lib/payments/model/states";
import { StoreError } from "@/lib/payments/store/store-error";
import { INQUIRY_LEASE_MS } from "./pace";
import { type RecoverDeps, recoverOrSetAside } from "./recover";

/**
 * Opening an order with an open operation inquires at once. Answers the state it found, or null where there was nothing
 * to do: settled already, or another process is at it. Never throws for an absent database: the page says that itself.
 */
export async function inquireNow(deps: RecoverDeps, operationId: string): Promise<OperationState | null> {
  try {
    const claimed = await deps.store.claim(operationId, INQUIRY_LEASE_MS);
    return claimed === null ? null : (await recoverOrSetAside(deps, claimed)).operation.state;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    deps.log("warn", "inquiry_not_written", { operationId, why: error.message });
    return null;
  }
}
