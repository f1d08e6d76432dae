import type { ConsoleTaskRecord, OrderRecord, PendingEdit } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";

/**
 * The edit of a refused operation. Once its amount is changed in the console, the edit becomes the order's; otherwise the
 * order's total would stay behind. null where the total was edited since: the task follows the newer edit.
 */
export async function refusedEdit(tx: Tx, order: OrderRecord, task: ConsoleTaskRecord): Promise<PendingEdit | null> {
  if (task.kind !== "change_amount" || task.operationId === null || order.total === task.amountAfter) return null;
  const edit = (await tx.findOperation(task.operationId))?.edit ?? null;
  return edit?.total === task.amountAfter ? edit : null;
}
