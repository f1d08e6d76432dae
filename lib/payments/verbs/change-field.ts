import type { StaffMember } from "@/lib/identity/role";
import { changesOf, mergeChanges } from "@/lib/payments/model/changes";
import type { ChangedField, VerbRefusal } from "@/lib/payments/model/contract";
import type { OrderEventKind } from "@/lib/payments/model/order-events";
import type { OrderPatch } from "@/lib/payments/model/patches";
import type { LockedOrder } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";
import { retryOnConflict } from "@/lib/payments/store/retry";
import { err, ok, type Result } from "@/lib/result/result";
import { roleRefusal } from "./role-now";
import { storeRefusal } from "./store-refusal";
import type { VerbDeps } from "./verb-deps";

/** A change of one field that no provider hears of. */
export interface FieldChange {
  readonly orderNumber: string;
  /** The version that staff saw. */
  readonly version: number;
  readonly field: Extract<ChangedField["field"], "memo" | "status">;
  readonly kind: OrderEventKind;
  readonly patch: OrderPatch;
  /** Why the order as it is does not take the change; null where it does. */
  readonly refuse: (locked: LockedOrder) => VerbRefusal | null;
}

export interface FieldChanged {
  readonly version: number;
}

/**
 * Changes the field under lock, with the order's next version and its event. Refused as stale only where the same field
 * has changed since: a memo need not be typed again because a payment was settled meanwhile.
 */
export async function changeField(
  deps: Pick<VerbDeps, "store" | "clock">,
  staff: StaffMember,
  change: FieldChange,
): Promise<Result<FieldChanged, VerbRefusal>> {
  try {
    return await retryOnConflict(deps.clock, () => deps.store.transaction((tx) => write(tx, staff, change)));
  } catch (error) {
    return err(storeRefusal(error));
  }
}

async function write(tx: Tx, staff: StaffMember, change: FieldChange): Promise<Result<FieldChanged, VerbRefusal>> {
  const orderId = await tx.findOrderId(change.orderNumber);
  const locked = orderId === null ? null : await tx.lockOrder(orderId);
  if (locked === null) return err({ code: "order_not_found" });
  const { order } = locked;
  const role = await roleRefusal(tx, staff, "operator");
  if (role !== null) return err(role);
  const stale = await changedSince(tx, locked, change);
  if (stale !== null) return err(stale);
  const refusal = change.refuse(locked);
  if (refusal !== null) return err(refusal);
  const changes = changesOf(order, change.patch);
  if (changes.length === 0) return ok({ version: order.version });
  const at = await tx.now();
  const event = { at, actor: "staff", staffId: staff.id, kind: change.kind, data: { changes } } as const;
  return ok({ version: await tx.changeOrder(order, change.patch, event) });
}

async function changedSince(tx: Tx, { order }: LockedOrder, change: FieldChange): Promise<VerbRefusal | null> {
  if (order.version === change.version) return null;
  const events = await tx.eventsAfter(order.id, change.version);
  const touching = events.filter((event) => event.data.changes.some((one) => one.field === change.field));
  const last = touching.at(-1);
  if (last === undefined) return null;
  const changes = mergeChanges(touching.map((event) => event.data)).filter((one) => one.field === change.field);
  return { code: "stale_version", at: last.at, by: last.staffName, changes };
}
