import { heldAmount } from "@/lib/gateway/ledger-payment";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { changesOf } from "@/lib/payments/model/changes";
import type { OrderEventData, OrderEventKind } from "@/lib/payments/model/order-events";
import type { OrderPatch } from "@/lib/payments/model/patches";
import { heldOf } from "@/lib/payments/model/payment-facts";
import type { LockedOrder, PaymentRecord, PendingEdit } from "@/lib/payments/model/records";
import { isWorkOf } from "@/lib/payments/reconcile/compare";
import { type TakenOver, takenOver } from "@/lib/payments/reconcile/take-over";
import type { Tx } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";
import { parseInstant } from "@/lib/time/instant";
import { refusedEdit } from "./refused-edit";

export interface TakingOver {
  readonly locked: LockedOrder & { readonly payment: PaymentRecord };
  readonly ledger: LedgerPayment;
  readonly staffId: string;
  readonly now: EpochMs;
  readonly kind: Extract<OrderEventKind, "ledger_taken_over" | "console_task_done">;
  readonly data: Partial<OrderEventData>;
  /** What the order becomes besides. */
  readonly also?: OrderPatch;
}

/** Our record becomes the ledger's, with order, tasks and trail. Null: nothing was written, the ledger cannot be read. */
export async function applyTakeOver(tx: Tx, work: TakingOver): Promise<TakenOver | null> {
  const { locked, ledger, staffId, now } = work;
  const { payment } = locked;
  // A payment that arrived may be of another method than the one that the order had gone on to.
  const asPaid = { ...locked, order: { ...locked.order, methodId: payment.methodId } };
  const taken = takenOver(asPaid, ledger, await waitingEdit(tx, work), { staffId, now });
  if (taken === null) return null;
  if (taken.payment !== null) await tx.changePayment(payment.id, taken.payment);
  for (const task of taken.doneTasks) {
    await tx.closeTask(task.id, { state: "done", at: now, by: staffId, note: "", workedAt: workedAt(ledger, now) });
  }
  for (const task of taken.obsoleteTasks) {
    await tx.closeTask(task.id, { state: "not_needed", at: now, by: staffId, note: "" });
  }
  const taskId = await keepOutstanding(tx, work, taken.outstanding);
  const closedTaskIds = [...taken.doneTasks, ...taken.obsoleteTasks].map((task) => task.id);
  const patch = { ...work.also, ...taken.order };
  await tx.changeOrder(locked.order, patch, {
    at: now,
    actor: "staff",
    staffId,
    kind: work.kind,
    data: {
      changes: changesOf(locked.order, patch),
      amountBefore: heldOf(payment),
      amount: heldAmount(ledger),
      ...(taskId === null ? {} : { taskId }),
      ...(closedTaskIds.length === 0 ? {} : { closedTaskIds }),
      ...work.data,
    },
  });
  return taken;
}

/** An edit that was refused here and done in the console: the order follows it. */
async function waitingEdit(tx: Tx, { locked, ledger }: TakingOver): Promise<PendingEdit | null> {
  const task = locked.openTasks.find((one) => one.kind === "change_amount");
  return task !== undefined && isWorkOf(task, ledger) ? refusedEdit(tx, locked.order, task) : null;
}

/** The provider holds another amount than the order's total: outstanding work, kept as an open task. */
async function keepOutstanding(
  tx: Tx,
  { locked, staffId, now }: TakingOver,
  outstanding: TakenOver["outstanding"],
): Promise<number | null> {
  if (outstanding === null) return null;
  const { task, held, total } = outstanding;
  const amounts = { amountBefore: held, amountAfter: total };
  if (task !== null) {
    await tx.updateTask(task.id, { ...amounts, reasons: task.reasons });
    return task.id;
  }
  const { orderId, methodId } = locked.payment;
  const opened = { operationId: null, openedAt: now, openedBy: staffId };
  return tx.openTask({ orderId, kind: "change_amount", methodId, ...amounts, reasons: ["difference"], ...opened });
}

/** When the work was done, by the ledger; it never lies in our future. */
function workedAt(ledger: LedgerPayment, now: EpochMs): EpochMs {
  const at = parseInstant(ledger.canceledAt ?? ledger.updatedAt);
  return at.ok ? Math.min(at.value, now) : now;
}
