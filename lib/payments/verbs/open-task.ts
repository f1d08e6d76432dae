import type { StaffMember } from "@/lib/identity/role";
import { ruleStageOf } from "@/lib/payments/decide/order-facts";
import { mergeChanges } from "@/lib/payments/model/changes";
import type { Conflict, NotAllowed, VerbRefusal } from "@/lib/payments/model/contract";
import type { OrderEventKind } from "@/lib/payments/model/order-events";
import { heldOf } from "@/lib/payments/model/payment-facts";
import type { ConsoleTaskKind, OperationRecord } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";
import { retryOnConflict } from "@/lib/payments/store/retry";
import { err, ok, type Result } from "@/lib/result/result";
import { roleRefusal } from "./role-now";
import { storeRefusal } from "./store-refusal";
import type { VerbDeps } from "./verb-deps";

export interface TaskOpened {
  readonly taskId: number;
  readonly version: number;
}

/**
 * After a provider refused: keeps the work in its console as an open task. The order itself stays as it is. An open task
 * of the same kind is brought up to date instead; asking twice leaves one. Refused once the order's money has moved on.
 */
export async function openTask(
  deps: Pick<VerbDeps, "store" | "clock">,
  staff: StaffMember,
  asked: { readonly operationId: string },
): Promise<Result<TaskOpened, VerbRefusal>> {
  try {
    return await retryOnConflict(deps.clock, () => deps.store.transaction((tx) => add(tx, staff, asked.operationId)));
  } catch (error) {
    return err(storeRefusal(error));
  }
}

async function add(tx: Tx, staff: StaffMember, operationId: string): Promise<Result<TaskOpened, VerbRefusal>> {
  const operation = await tx.findOperation(operationId);
  const locked = operation === null ? null : await tx.lockOrder(operation.orderId);
  const kind = operation === null ? null : taskKindOf(operation);
  if (operation === null || locked === null || kind === null) return err({ code: "order_not_found" });
  const role = await roleRefusal(tx, staff, "operator");
  if (role !== null) return err(role);
  const { order, payment, openTasks } = locked;
  if (order.stage === "canceled") return err(canceled("already_canceled"));
  if (order.cancellationMark) return err(canceled("already_marked"));
  const amounts = { amountBefore: heldOf(payment), amountAfter: kind === "cancel" ? 0 : operation.amount };
  const reasons = ["refused_by_provider"];
  const open = openTasks.find((task) => task.kind === kind);
  const now = await tx.now();
  if (open !== undefined && open.amountAfter === amounts.amountAfter) {
    return ok({ taskId: open.id, version: order.version });
  }
  const stale = await movedSince(tx, order.id, operationId);
  if (stale !== null) return err(stale);
  if (open !== undefined) await tx.updateTask(open.id, { ...amounts, reasons, operationId });
  const opened = { operationId, openedAt: now, openedBy: staff.id };
  const { id: orderId, methodId } = order;
  const taskId = open?.id ?? (await tx.openTask({ orderId, kind, methodId, ...amounts, reasons, ...opened }));
  const data = { changes: [], operationId, operation: operation.kind, taskId };
  const event = { at: now, actor: "staff", staffId: staff.id, kind: "console_task_added", data } as const;
  return ok({ taskId, version: await tx.changeOrder(order, {}, event) });
}

/** What other people write meanwhile leaves the refused work as it is. */
const HARMLESS: ReadonlySet<OrderEventKind> = new Set(["memo_changed", "status_changed", "console_task_added"]);

/** A dialog that was left open must not ask the console for an amount that the order has left behind. */
async function movedSince(tx: Tx, orderId: number, operationId: string): Promise<Conflict | null> {
  const failed = await tx.lastEvent(orderId, "operation_failed");
  if (failed === null) throw new Error(`order ${orderId} has no event of operation ${operationId}`);
  // A later refusal is the last one then, and what came before it has been left behind with it.
  const own = failed.data.operationId === operationId;
  const since = own ? await tx.eventsAfter(orderId, failed.orderVersion) : [failed];
  const moved = since.filter(({ kind }) => !HARMLESS.has(kind));
  const last = moved.at(-1);
  if (last === undefined) return null;
  return {
    code: "stale_version",
    at: last.at,
    by: last.staffName,
    changes: mergeChanges(moved.map(({ data }) => data)),
  };
}

/** Only a refusal leaves work that the provider's console may still do. */
function taskKindOf(operation: OperationRecord): ConsoleTaskKind | null {
  if (operation.state !== "failed") return null;
  switch (operation.kind) {
    case "cancel":
    case "terminate":
      return "cancel";
    case "change_amount":
    case "change_amount_and_capture":
      return "change_amount";
    case "authorize":
    case "capture":
    case "report_shipment":
      return null;
  }
}

function canceled(reason: "already_canceled" | "already_marked"): NotAllowed {
  return { code: "not_allowed", reasons: [reason], stage: ruleStageOf("canceled"), deadline: null };
}
