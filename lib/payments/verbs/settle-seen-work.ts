import type { LedgerPayment } from "@/lib/gateway/protocol";
import { mayAs, type StaffMember } from "@/lib/identity/role";
import type { SeenWorkAsked, SeenWorkRefusal, SeenWorkSettled } from "@/lib/payments/model/repair";
import { compare } from "@/lib/payments/reconcile/compare";
import { keepComparison } from "@/lib/payments/reconcile/keep-comparison";
import { ledgerSays } from "@/lib/payments/reconcile/look";
import type { Tx } from "@/lib/payments/store/port";
import { retryOnConflict } from "@/lib/payments/store/retry";
import { err, ok, type Result } from "@/lib/result/result";
import { applyTakeOver } from "./apply-take-over";
import type { RepairDeps } from "./repair-difference";
import { storeRefusal } from "./store-refusal";

/**
 * 完了確認待ち: a person says of console work that the ledger shows that it is this work, or that it is not. "Done" takes
 * the ledger's own record, with its instants; "not this" leaves the task open and lets the two be a difference again.
 * The provider is asked once more first. Sends nothing.
 */
export async function settleSeenWork(
  deps: RepairDeps,
  staff: StaffMember,
  asked: SeenWorkAsked,
): Promise<Result<SeenWorkSettled, SeenWorkRefusal>> {
  try {
    const providerPaymentId = await deps.store.transaction(async (tx) => {
      const task = await tx.findTask(asked.taskId);
      return task === null ? null : ((await tx.lockOrder(task.orderId))?.payment?.providerPaymentId ?? null);
    });
    if (providerPaymentId === null) return err({ code: "task_not_found" });
    const said = ledgerSays(await deps.gateway.payment(providerPaymentId));
    if (said === null) return err({ code: "provider_unreachable" });
    return await retryOnConflict(deps.clock, () =>
      deps.store.transaction((tx) => settle(tx, { staff, asked, providerPaymentId, ledger: said.payment })),
    );
  } catch (error) {
    return err(storeRefusal(error));
  }
}

interface Settling {
  readonly staff: StaffMember;
  readonly asked: SeenWorkAsked;
  readonly providerPaymentId: string;
  readonly ledger: LedgerPayment | null;
}

async function settle(tx: Tx, settling: Settling): Promise<Result<SeenWorkSettled, SeenWorkRefusal>> {
  const { staff, asked, providerPaymentId, ledger } = settling;
  const task = await tx.findTask(asked.taskId);
  const locked = task === null ? null : await tx.lockOrder(task.orderId);
  if (locked === null || locked.payment === null) return err({ code: "task_not_found" });
  const role = (await tx.staff(staff.id))?.role ?? null;
  if (role === null || !mayAs(role, "operator")) return err({ code: "role", needs: "operator" });
  const open = locked.openTasks.find((one) => one.id === asked.taskId);
  if (open === undefined) return err({ code: "task_closed" });
  if (open.amountAfter !== asked.amountAfter) return err({ code: "task_changed", amountAfter: open.amountAfter });
  if (locked.openOperation !== null) return err({ code: "operation_open", kind: locked.openOperation.kind });
  const ours = await tx.comparable(providerPaymentId);
  if (ours === null) throw new Error(`order ${locked.order.id} lost its payment ${providerPaymentId}`);
  const now = await tx.now();
  const comparison = compare(ours, ledger);
  if (comparison.kind !== "task_done" || comparison.taskId !== open.id || ledger === null) {
    await keepComparison(tx, ours, comparison, now);
    return err({ code: "not_seen" });
  }
  const data = { taskId: open.id, amountBefore: open.amountBefore, amount: open.amountAfter };
  if (asked.outcome === "not_this") {
    await tx.seeTask(open.id, { at: open.seenAt ?? now, denied: true });
    const event = { at: now, actor: "staff", staffId: staff.id, kind: "console_task_not_seen" } as const;
    await tx.changeOrder(locked.order, {}, { ...event, data: { changes: [], ...data } });
  } else {
    const work = { locked: { ...locked, payment: ours.payment }, ledger, staffId: staff.id, now, data } as const;
    if ((await applyTakeOver(tx, { ...work, kind: "console_task_done" })) === null) return err({ code: "not_seen" });
  }
  const after = await tx.comparable(providerPaymentId);
  if (after !== null) await keepComparison(tx, after, compare(after, ledger), now);
  return ok({ outcome: asked.outcome, at: now });
}
