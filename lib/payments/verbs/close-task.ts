import { mayAs, type StaffMember } from "@/lib/identity/role";
import { canceledOrder } from "@/lib/payments/decide/effect";
import { changesOf } from "@/lib/payments/model/changes";
import type { CloseTask, CloseTaskRefusal, TaskClosed } from "@/lib/payments/model/close-task";
import type { OrderPatch, PaymentPatch } from "@/lib/payments/model/patches";
import { stageOf, storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type { ConsoleTaskRecord, LockedOrder } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";
import { retryOnConflict } from "@/lib/payments/store/retry";
import { err, ok, type Result } from "@/lib/result/result";
import { isLonger } from "@/lib/text/length";
import { NOTE_MAX } from "@/lib/text/limits";
import { isBlank } from "@/lib/text/visible";
import type { EpochMs } from "@/lib/time/epoch";
import { refusedEdit } from "./refused-edit";
import { storeRefusal } from "./store-refusal";
import type { VerbDeps } from "./verb-deps";
import { workedPayment } from "./worked-payment";

/**
 * Records what became of work in a provider's console. Work that was done brings our record of the payment to what the
 * console shows now, so that shop and provider agree again; work that was not needed changes nothing but the task.
 * Nothing is sent. Refused while an operation is open: its answer would be about the payment as it was.
 */
export async function closeTask(
  deps: Pick<VerbDeps, "store" | "clock">,
  staff: StaffMember,
  asked: CloseTask,
): Promise<Result<TaskClosed, CloseTaskRefusal>> {
  const note = asked.note.trim();
  if (isLonger(note, NOTE_MAX)) return err({ code: "note_too_long" });
  if (asked.result === "not_needed" && isBlank(note)) return err({ code: "note_required" });
  try {
    return await retryOnConflict(deps.clock, () =>
      deps.store.transaction((tx) => close(tx, staff, { ...asked, note })),
    );
  } catch (error) {
    return err(storeRefusal(error));
  }
}

async function close(tx: Tx, staff: StaffMember, asked: CloseTask): Promise<Result<TaskClosed, CloseTaskRefusal>> {
  const seen = await tx.findTask(asked.taskId);
  const locked = seen === null ? null : await tx.lockOrder(seen.orderId);
  if (locked === null) return err({ code: "task_not_found" });
  const role = (await tx.staff(staff.id))?.role ?? null;
  if (role === null || !mayAs(role, "operator")) return err({ code: "role", needs: "operator" });
  const task = locked.openTasks.find((one) => one.id === asked.taskId);
  if (task === undefined) return err(await closedAlready(tx, asked.taskId));
  const now = await tx.now();
  const refusal = refusalOf(locked, task, asked, now);
  if (refusal !== null) return err(refusal);
  return ok({ at: now, version: await write(tx, staff, { locked, task, asked, now }) });
}

/** Read again under the order's lock: what was seen before it may have been open still. */
async function closedAlready(tx: Tx, taskId: number): Promise<CloseTaskRefusal> {
  const task = await tx.findTask(taskId);
  if (task === null || task.state === "open" || task.closedAt === null) return { code: "task_not_found" };
  return { code: "task_already_closed", state: task.state, at: task.closedAt, by: task.closedBy };
}

function refusalOf(
  { openOperation, payment }: LockedOrder,
  task: ConsoleTaskRecord,
  asked: CloseTask,
  now: EpochMs,
): CloseTaskRefusal | null {
  if (openOperation !== null) return { code: "operation_open", kind: openOperation.kind };
  if (task.amountAfter !== asked.amountAfter) return { code: "task_changed", amountAfter: task.amountAfter };
  if (asked.result === "not_needed") return null;
  if (asked.workedAt > now) return { code: "worked_in_future" };
  const paymentAt = payment?.paymentAt ?? null;
  if (paymentAt !== null && asked.workedAt < paymentAt) return { code: "worked_before_payment", paymentAt };
  return null;
}

interface Work {
  readonly locked: LockedOrder;
  readonly task: ConsoleTaskRecord;
  readonly asked: CloseTask;
  readonly now: EpochMs;
}

async function write(tx: Tx, staff: StaffMember, { locked, task, asked, now }: Work): Promise<number> {
  const { order, payment } = locked;
  const done = asked.result === "done";
  const patch = done && payment !== null ? workedPayment(payment, task, asked.workedAt) : null;
  const edit = done ? ((await refusedEdit(tx, locked.order, task)) ?? {}) : {};
  const orderPatch = done ? { ...edit, ...orderAfter(locked, patch, staff.id, now) } : {};
  // An amount that was still to be changed is obsolete once the payment is canceled.
  const obsolete = done && task.kind === "cancel" ? locked.openTasks.filter((one) => one.id !== task.id) : [];
  const closedTaskIds = obsolete.map((one) => one.id);
  const version = await tx.changeOrder(order, orderPatch, {
    at: now,
    actor: "staff",
    staffId: staff.id,
    kind: done ? "console_task_done" : "console_task_not_needed",
    data: {
      changes: changesOf(order, orderPatch),
      taskId: task.id,
      amountBefore: task.amountBefore,
      amount: task.amountAfter,
      byPersonsWord: true,
      ...(asked.note === "" ? {} : { reason: asked.note }),
      ...(closedTaskIds.length === 0 ? {} : { closedTaskIds }),
    },
  });
  if (payment !== null && patch !== null) await tx.changePayment(payment.id, patch);
  const closed = { at: now, by: staff.id };
  const worked = done ? { workedAt: asked.workedAt } : {};
  await tx.closeTask(task.id, { state: asked.result, note: asked.note, ...closed, ...worked });
  for (const id of closedTaskIds) await tx.closeTask(id, { state: "not_needed", note: "", ...closed });
  return version;
}

/** 段階, 取消区分 and limits as they follow from the payment. */
function orderAfter(
  { order, payment }: LockedOrder,
  patch: PaymentPatch | null,
  staffId: string,
  now: EpochMs,
): OrderPatch {
  if (payment === null || patch === null) return {};
  const after = { ...payment, ...patch };
  const canceled = stageOf(after) === "canceled";
  const mark = canceled && !order.cancellationMark ? canceledOrder(staffId, now) : {};
  const cancellationMark = canceled || order.cancellationMark;
  return { ...mark, stage: stageOf(after), ...storedDeadlinesOf({ ...order, cancellationMark }, after) };
}
