import { canceledOrder } from "@/lib/payments/decide/effect";
import type { TypedShipment } from "@/lib/payments/decide/typed-shipment";
import { changesOf } from "@/lib/payments/model/changes";
import type { Plan, StatusMove } from "@/lib/payments/model/contract";
import type { OrderEventKind } from "@/lib/payments/model/order-events";
import type { OrderPatch } from "@/lib/payments/model/patches";
import { heldOf, storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type { ConsoleTaskKind, LockedOrder, PendingEdit } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";
import { unreachable } from "@/lib/result/result";
import type { EpochMs } from "@/lib/time/epoch";
import { underMethod } from "./change-method";
import { statusBeforeMark } from "./status-before-mark";

export interface ShopWork {
  readonly locked: LockedOrder;
  readonly plan: Exclude<Plan, { does: "send" }>;
  /** The plans that change amounts have one. */
  readonly edit: PendingEdit | null;
  /** The plan that records a shipment has one. */
  readonly shipment: TypedShipment | null;
  readonly reason: string;
  readonly staffId: string;
  readonly now: EpochMs;
}

export interface ShopDone {
  readonly version: number;
  readonly taskId: number | null;
}

/** Carries out a plan that sends nothing, all in the caller's transaction. */
export async function carryOut(tx: Tx, work: ShopWork): Promise<ShopDone> {
  const { plan } = work;
  switch (plan.does) {
    case "cancel_in_shop":
      return write(tx, work, "canceled_in_shop", markedOrder(work), null, await closeTasks(tx, work));
    case "mark_and_task": {
      const taskId = await keepTask(tx, work, "cancel", 0, plan.reasons);
      return write(tx, work, "mark_set", markedOrder(work), taskId);
    }
    case "change_method": {
      const { locked, now } = work;
      return write(tx, work, "method_changed", await underMethod(tx, locked, plan.methodId, now), null);
    }
    case "unmark":
      return unmark(tx, work);
    case "wait_for_capture":
      await setWaiting(tx, work, plan.amount);
      await followTotal(tx, work, plan.amount);
      return write(tx, work, "amount_waits_for_capture", editOf(work), null);
    case "change_and_task": {
      // The wait, if there was one, ends: the capture will carry what the provider holds.
      await setWaiting(tx, work, null);
      const taskId = await keepTask(tx, work, "change_amount", plan.amount, plan.reasons);
      return write(tx, work, "amount_changed_in_shop", editOf(work), taskId);
    }
    case "change_in_shop":
      if (plan.amount === heldOf(work.locked.payment)) await setWaiting(tx, work, null);
      await followTotal(tx, work, plan.amount);
      return write(tx, work, "order_edited", editOf(work), null);
    case "record_payment":
      return write(tx, work, "payment_recorded", { paid: true, paidOn: plan.paidOn, ...moved(plan.status) }, null);
    case "take_back_payment":
      return write(tx, work, "payment_taken_back", { paid: false, paidOn: null, ...moved(plan.status) }, null);
    case "record_shipment":
      return write(tx, work, "shipment_recorded", { ...shipmentOf(work), ...moved(plan.status) }, null);
    default:
      return unreachable(plan);
  }
}

async function write(
  tx: Tx,
  work: ShopWork,
  kind: OrderEventKind,
  patch: OrderPatch,
  taskId: number | null,
  closedTaskIds: readonly number[] = [],
): Promise<ShopDone> {
  const { locked, plan, reason, staffId, now } = work;
  const version = await tx.changeOrder(locked.order, patch, {
    at: now,
    actor: "staff",
    staffId,
    kind,
    data: {
      changes: changesOf(locked.order, patch),
      reason,
      ...("reasons" in plan && plan.reasons.length > 0 ? { ruleReasons: plan.reasons } : {}),
      ...(plan.does === "record_payment" ? { paidOn: plan.paidOn } : {}),
      ...(taskId === null ? {} : { taskId }),
      ...(closedTaskIds.length === 0 ? {} : { closedTaskIds }),
    },
  });
  return { version, taskId };
}

function markedOrder({ locked, staffId, now }: ShopWork): OrderPatch {
  const marked = { ...locked.order, cancellationMark: true };
  return { ...canceledOrder(staffId, now), ...storedDeadlinesOf(marked, locked.payment) };
}

async function unmark(tx: Tx, work: ShopWork): Promise<ShopDone> {
  const { locked, reason, staffId, now } = work;
  const task = locked.openTasks.find((one) => one.kind === "cancel");
  if (task === undefined) throw new Error(`order ${locked.order.id} has no open task to close`);
  await tx.closeTask(task.id, { state: "not_needed", at: now, by: staffId, note: reason });
  const bare = { cancellationMark: false, cancellationMarkedAt: null, cancellationMarkedBy: null };
  const status = await statusBeforeMark(tx, locked.order);
  const deadlines = storedDeadlinesOf({ ...locked.order, ...bare }, locked.payment);
  return write(tx, work, "mark_removed", { ...bare, status, ...deadlines }, task.id);
}

function moved(status: StatusMove | null): Pick<OrderPatch, "status"> {
  return status === null ? {} : { status: status.after };
}

function shipmentOf({ locked, shipment }: ShopWork): OrderPatch {
  if (shipment === null) throw new Error(`no shipment came for order ${locked.order.id}`);
  return { ...shipment.shipment, searchText: shipment.searchText };
}

/** A canceled order leaves no work outstanding on its ended payment. */
async function closeTasks(tx: Tx, { locked, staffId, now }: ShopWork): Promise<readonly number[]> {
  for (const { id } of locked.openTasks) {
    await tx.closeTask(id, { state: "not_needed", at: now, by: staffId, note: "" });
  }
  return locked.openTasks.map(({ id }) => id);
}

function editOf({ locked, edit }: ShopWork): OrderPatch {
  if (edit === null) throw new Error(`no edit came with the change of order ${locked.order.id}`);
  return edit;
}

async function setWaiting(tx: Tx, { locked }: ShopWork, waitingAmount: number | null): Promise<void> {
  const { payment } = locked;
  if (payment !== null && payment.waitingAmount !== waitingAmount)
    await tx.changePayment(payment.id, { waitingAmount });
}

/** One open task for each kind: a further change brings the open one up to date. */
async function keepTask(
  tx: Tx,
  { locked, staffId, now }: ShopWork,
  kind: ConsoleTaskKind,
  amountAfter: number,
  reasons: readonly string[],
): Promise<number> {
  const { order, payment, openTasks } = locked;
  const amountBefore = heldOf(payment);
  const open = openTasks.find((task) => task.kind === kind);
  if (open !== undefined) {
    await tx.updateTask(open.id, { amountBefore, amountAfter, reasons });
    return open.id;
  }
  const orderId = order.id;
  const { methodId } = order;
  const opened = { operationId: null, openedAt: now, openedBy: staffId };
  return tx.openTask({ orderId, kind, methodId, amountBefore, amountAfter, reasons, ...opened });
}

/**
 * An open amount task names the amount that the console should show. When the total changes without the provider, the
 * task follows it and stays open: only a person who looked in the console knows what was done there meanwhile. If the
 * total is unchanged, keep the task's amount: a refused edit is still outstanding.
 */
async function followTotal(tx: Tx, { locked }: ShopWork, amountAfter: number): Promise<void> {
  const open = locked.openTasks.find((task) => task.kind === "change_amount");
  const stays = open?.amountAfter === amountAfter || locked.order.total === amountAfter;
  if (open === undefined || stays) return;
  await tx.updateTask(open.id, { amountBefore: open.amountBefore, amountAfter, reasons: open.reasons });
}
