import { flagChanges, flagsStateOf } from "@/lib/payments/decide/flags-state";
import type { OrderFacts } from "@/lib/payments/decide/order-facts";
import { mergeChanges } from "@/lib/payments/model/changes";
import type { Conflict, OrderVerb, Plan } from "@/lib/payments/model/contract";
import type { LockedOrder, PreparationRecord, RuleInputs } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";

export interface Confirmed {
  readonly preparation: PreparationRecord;
  readonly verb: OrderVerb;
  readonly locked: LockedOrder;
  readonly rules: RuleInputs;
  readonly facts: OrderFacts;
}

/**
 * What changed between opening and confirming, the most telling first; null when nothing did. `planNow` is what the verb
 * would do now, null where it would do nothing.
 */
export async function conflictOf(tx: Tx, confirmed: Confirmed, planNow: Plan | null): Promise<Conflict | null> {
  return (
    (await openOperation(tx, confirmed)) ??
    (await canceledMeanwhile(tx, confirmed)) ??
    (await staleVersion(tx, confirmed)) ??
    (await changedFlags(tx, confirmed, planNow))
  );
}

async function openOperation(tx: Tx, { locked }: Confirmed): Promise<Conflict | null> {
  const open = locked.openOperation;
  if (open === null) return null;
  return { code: "another_operation_open", kind: open.kind, at: open.createdAt, by: await nameOf(tx, open.staffId) };
}

async function canceledMeanwhile(tx: Tx, { locked, verb }: Confirmed): Promise<Conflict | null> {
  const { order, payment } = locked;
  const by = await nameOf(tx, order.cancellationMarkedBy);
  const canceledAt = payment?.canceledAt ?? null;
  if (canceledAt !== null) return { code: "already_canceled", at: order.cancellationMarkedAt ?? canceledAt, by };
  if (verb === "remove_cancellation_mark" || order.cancellationMarkedAt === null) return null;
  return { code: "already_canceled", at: order.cancellationMarkedAt, by };
}

async function staleVersion(tx: Tx, { locked, preparation }: Confirmed): Promise<Conflict | null> {
  const { order } = locked;
  if (order.version === preparation.version) return null;
  const events = await tx.eventsAfter(order.id, preparation.version);
  const last = events.at(-1);
  return {
    code: "stale_version",
    at: last?.at ?? preparation.createdAt,
    by: last?.staffName ?? null,
    changes: mergeChanges(events.map((event) => event.data)),
  };
}

async function changedFlags(tx: Tx, confirmed: Confirmed, planNow: Plan | null): Promise<Conflict | null> {
  const { preparation, verb, facts, rules } = confirmed;
  const current = flagsStateOf(verb, facts);
  if (current === preparation.flagsState) return null;
  const turned = {
    flags: { at: rules.flagsChangedAt, by: await nameOf(tx, rules.flagsChangedBy) },
    settings: { at: rules.settingsChangedAt, by: await nameOf(tx, rules.settingsChangedBy) },
  };
  return { code: "flags_changed", changes: flagChanges(preparation.flagsState, current, turned), now: planNow };
}

async function nameOf(tx: Tx, staffId: string | null): Promise<string | null> {
  return staffId === null ? null : ((await tx.staff(staffId))?.name ?? null);
}
