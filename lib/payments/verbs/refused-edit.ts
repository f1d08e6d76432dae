import type { ConsoleTaskRecord, OrderRecord, PendingEdit } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";

/**
 * An edit that the provider refused waited in its operation: done in the console, it becomes the order, or the order's
 * total would be left behind. null for an order whose total was edited since: the task went with it.
 */
export async function refusedEdit(tx: Tx, order: OrderRecord, task: ConsoleTaskRecord): Promise<PendingEdit | null> {
  if (task.kind !== "change_amount" || task.operationId === null || order.total === task.amountAfter) return null;
  const edit = (await tx.findOperation(task.operationId))?.edit ?? null;
  return edit?.total === task.amountAfter ? edit : null;
}
