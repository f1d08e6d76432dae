import { heldAmount } from "@/lib/gateway/ledger-payment";
import type { Gateway } from "@/lib/gateway/port";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { mayAs, type StaffMember } from "@/lib/identity/role";
import { changesOf } from "@/lib/payments/model/changes";
import type { Comparable } from "@/lib/payments/model/comparable";
import { type DifferenceEnd, type DifferenceRecord, type Repair, repairsOf } from "@/lib/payments/model/differences";
import type { OrderPatch } from "@/lib/payments/model/patches";
import type { LockedOrder } from "@/lib/payments/model/records";
import type { RepairAsked, Repaired, RepairRefusal } from "@/lib/payments/model/repair";
import { compareArrival } from "@/lib/payments/reconcile/arrival";
import { type Comparison, compare, unknownPayment } from "@/lib/payments/reconcile/compare";
import { keepComparison } from "@/lib/payments/reconcile/keep-comparison";
import { ledgerSays } from "@/lib/payments/reconcile/look";
import { hearReports } from "@/lib/payments/reconcile/provider-reports";
import type { Clock, Store, Tx } from "@/lib/payments/store/port";
import { retryOnConflict } from "@/lib/payments/store/retry";
import { err, ok, type Result } from "@/lib/result/result";
import { isLonger } from "@/lib/text/length";
import { NOTE_MAX } from "@/lib/text/limits";
import { isBlank } from "@/lib/text/visible";
import type { EpochMs } from "@/lib/time/epoch";
import { adoptPayment } from "./adopt-payment";
import { applyTakeOver } from "./apply-take-over";
import { storeRefusal } from "./store-refusal";

export interface RepairDeps {
  readonly store: Store;
  readonly gateway: Pick<Gateway, "payment">;
  readonly clock: Clock;
}

/**
 * Ends a difference in one of its legal ways, as a person chose it. The provider is asked once more first; where ledger
 * or record have moved since the screen was drawn, nothing is changed but what the difference shows. Sends nothing.
 */
export async function repairDifference(
  deps: RepairDeps,
  staff: StaffMember,
  said: RepairAsked,
): Promise<Result<Repaired, RepairRefusal>> {
  const asked = { ...said, note: said.note.trim() };
  if (isLonger(asked.note, NOTE_MAX)) return err({ code: "note_too_long" });
  if (asked.repair === "acknowledge" && isBlank(asked.note)) return err({ code: "note_required" });
  try {
    const seen = await deps.store.transaction((tx) => tx.findDifference(asked.differenceId));
    const over = endedAlready(seen);
    if (seen === null || over !== null) return err(over ?? { code: "difference_not_found" });
    const ledger = ledgerSays(await deps.gateway.payment(seen.providerPaymentId));
    if (ledger === null) return err({ code: "provider_unreachable" });
    return await retryOnConflict(deps.clock, () =>
      deps.store.transaction((tx) => repair(tx, { staff, asked, seen, ledger: ledger.payment })),
    );
  } catch (error) {
    return err(storeRefusal(error));
  }
}

function endedAlready(difference: DifferenceRecord | null): RepairRefusal | null {
  if (difference === null || difference.end === null) return null;
  const { end, endedAt, endedBy, seenAt } = difference;
  return { code: "difference_ended", end, at: endedAt ?? seenAt, by: endedBy };
}

interface Repairing {
  readonly staff: StaffMember;
  readonly asked: RepairAsked;
  readonly seen: DifferenceRecord;
  readonly ledger: LedgerPayment | null;
}

async function repair(tx: Tx, repairing: Repairing): Promise<Result<Repaired, RepairRefusal>> {
  const { staff, asked, seen, ledger } = repairing;
  // An order that came after its payment was seen is locked all the same.
  const orderId = seen.orderId ?? (await tx.comparable(seen.providerPaymentId))?.order.id ?? null;
  const before = orderId === null ? null : await tx.lockOrder(orderId);
  const difference = await tx.lockDifference(seen.id);
  const role = (await tx.staff(staff.id))?.role ?? null;
  if (role === null || !mayAs(role, "operator")) return err({ code: "role", needs: "operator" });
  const over = endedAlready(difference);
  if (over !== null) return err(over);
  if (before !== null && before.openOperation !== null) {
    return err({ code: "operation_open", kind: before.openOperation.kind });
  }
  const now = await tx.now();
  const locked = before === null ? null : await hearReports(tx, before, ledger, now);
  const ours = await tx.comparable(seen.providerPaymentId);
  const comparison = ours === null ? await withoutOurs(tx, locked, ledger) : compare(ours, ledger);
  const heard = locked?.order.version !== before?.order.version;
  const stands = comparison.kind === "differs" && comparison.difference.fingerprint === asked.fingerprint;
  // The provider reported something just now: no person has seen it beside the difference.
  if (heard || !stands) return writeWhatIsThere(tx, seen, ours, comparison, now);
  if (asked.version != null && asked.version !== locked?.order.version) return err({ code: "difference_changed" });
  if (!repairsOf(comparison.difference).includes(asked.repair)) return err({ code: "repair_not_legal" });
  return carryOut(tx, repairing, { locked, ours }, now);
}

interface Sides {
  readonly locked: LockedOrder | null;
  readonly ours: Comparable | null;
}

/** The repair was legal, and what was seen still stands. */
async function carryOut(
  tx: Tx,
  repairing: Repairing,
  { locked, ours }: Sides,
  now: EpochMs,
): Promise<Result<Repaired, RepairRefusal>> {
  const { staff, asked, seen } = repairing;
  const end = END_OF[asked.repair];
  await tx.endDifference(seen.id, { end, at: now, by: staff.id, note: asked.note });
  const adopts = locked !== null && ours === null && asked.repair !== "acknowledge";
  if (locked === null) await writeAlone(tx, repairing, now);
  if (locked !== null) {
    const writing = adopts ? await adopted(tx, repairing, locked, now) : { locked, adopts, patch: {} };
    await write(tx, repairing, writing, now);
  }
  return ok({ kind: "repaired", end, at: now, adopts, left: await whatIsLeft(tx, repairing, now) });
}

const END_OF = {
  take_over: "taken_over",
  leave_task: "task_left",
  acknowledge: "acknowledged",
} as const satisfies Record<Repair, DifferenceEnd>;

/** A payment that is none of ours: of one of our orders, of none of them, or no longer there. */
async function withoutOurs(tx: Tx, locked: LockedOrder | null, ledger: LedgerPayment | null): Promise<Comparison> {
  if (ledger === null) return { kind: "agrees" };
  const arrival = locked === null ? null : await compareArrival(tx, locked, ledger);
  return arrival ?? { kind: "differs", difference: unknownPayment(ledger) };
}

interface Writing {
  readonly locked: LockedOrder;
  readonly adopts: boolean;
  /** What else the order becomes. */
  readonly patch: OrderPatch;
}

/** The order with the payment that arrived as its present one. */
async function adopted(tx: Tx, { seen, ledger }: Repairing, locked: LockedOrder, now: EpochMs): Promise<Writing> {
  const adopting = ledger === null ? null : await adoptPayment(tx, locked, ledger, now);
  if (adopting === null) throw new Error(`the ledger of difference ${seen.id} cannot be read`);
  return { locked: { ...locked, payment: adopting.payment }, adopts: true, patch: adopting.order };
}

async function writeWhatIsThere(
  tx: Tx,
  seen: DifferenceRecord,
  ours: Comparable | null,
  comparison: Comparison,
  now: EpochMs,
): Promise<Result<Repaired, RepairRefusal>> {
  if (ours !== null) await keepComparison(tx, ours, comparison, now);
  else if (comparison.kind === "differs") await tx.seeDifference(seen.id, { ...seen, ...comparison.difference }, now);
  else await tx.endDifference(seen.id, { end: "gone", at: now, by: null, note: "" });
  return comparison.kind === "differs" ? err({ code: "difference_changed" }) : ok({ kind: "agrees_already", at: now });
}

async function write(
  tx: Tx,
  { staff, asked, seen, ledger }: Repairing,
  { locked, adopts, patch }: Writing,
  now: EpochMs,
) {
  const { order, payment } = locked;
  const data = { differenceId: seen.id, ...(asked.note === "" ? {} : { reason: asked.note }) };
  const event = { at: now, actor: "staff", staffId: staff.id } as const;
  switch (asked.repair) {
    case "take_over": {
      if (payment === null || ledger === null) throw new Error(`difference ${seen.id} has not both sides`);
      const work = {
        locked: { ...locked, payment },
        ledger,
        staffId: staff.id,
        now,
        kind: "ledger_taken_over",
        data: adopts ? { ...data, amountBefore: 0 } : data,
        also: patch,
      } as const;
      if ((await applyTakeOver(tx, work)) === null)
        throw new Error(`the ledger of difference ${seen.id} cannot be read`);
      return;
    }
    case "leave_task": {
      if (ledger === null) throw new Error(`difference ${seen.id} has no ledger to work on`);
      const { id: orderId } = order;
      const methodId = patch.methodId ?? order.methodId;
      const amounts = { amountBefore: heldAmount(ledger), amountAfter: 0 };
      const opened = { operationId: null, openedAt: now, openedBy: staff.id };
      const taskId = await tx.openTask({
        orderId,
        kind: "cancel",
        methodId,
        ...amounts,
        reasons: ["difference"],
        ...opened,
      });
      await tx.changeOrder(order, patch, {
        ...event,
        kind: "difference_left_as_task",
        data: { changes: changesOf(order, patch), ...data, taskId },
      });
      return;
    }
    case "acknowledge":
      await tx.changeOrder(order, {}, { ...event, kind: "difference_acknowledged", data: { changes: [], ...data } });
  }
}

/** Without an order there is nothing to repair but what is shown: the word stands in the trail under the difference. */
async function writeAlone(tx: Tx, { staff, asked, seen }: Repairing, at: EpochMs): Promise<void> {
  if (asked.repair !== "acknowledge") throw new Error(`difference ${seen.id} has no order for ${asked.repair}`);
  const { id: differenceId, providerPaymentId, orderNumber } = seen;
  await tx.writeDifferenceEvent({
    differenceId,
    providerPaymentId,
    orderNumber,
    fingerprint: asked.fingerprint,
    kind: "difference_acknowledged",
    at,
    staffId: staff.id,
    reason: asked.note,
  });
}

/** What of it stays stands as a difference of its own. */
async function whatIsLeft(tx: Tx, { seen, ledger }: Repairing, now: EpochMs): Promise<boolean> {
  const ours = await tx.comparable(seen.providerPaymentId);
  if (ours === null) return false;
  const comparison = compare(ours, ledger);
  await keepComparison(tx, ours, comparison, now);
  return comparison.kind === "differs";
}
