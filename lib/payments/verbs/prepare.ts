import type { StaffMember } from "@/lib/identity/role";
import { decideVerb } from "@/lib/payments/decide/decide-verb";
import type { PreparedState } from "@/lib/payments/decide/flags-state";
import { flagsStateOf } from "@/lib/payments/decide/flags-state";
import { factsOf } from "@/lib/payments/decide/order-facts";
import type { OrderVerb, Prepared, VerbRefusal } from "@/lib/payments/model/contract";
import type { Tx } from "@/lib/payments/store/port";
import { retryOnConflict } from "@/lib/payments/store/retry";
import { StoreError } from "@/lib/payments/store/store-error";
import { err, ok, type Result } from "@/lib/result/result";
import type { VerbDeps } from "./verb-deps";

/** How long an opened control may be confirmed. */
export const PREPARATION_LIFETIME_MS = 30 * 60_000;

/**
 * Opening a control: decides on fresh rows and answers what will happen, with the version, the flags' state and the
 * request key that its confirmation brings back. Sends nothing and changes no order.
 */
export async function prepareOrderVerb(
  deps: PrepareDeps,
  staff: StaffMember,
  asked: AskedVerb,
): Promise<Result<Prepared, VerbRefusal>> {
  const result = await prepareWhile(deps, staff, asked, () => true);
  if (result === null) throw new Error("a preparation that takes any version was not made");
  return result;
}

export type PrepareDeps = Pick<VerbDeps, "store" | "ids" | "clock">;

export interface AskedVerb {
  readonly orderNumber: string;
  readonly verb: OrderVerb;
}

/** The same, where the order under its lock is one that `fits`; null, and nothing is kept, where it is not. */
export async function prepareWhile(
  deps: PrepareDeps,
  staff: StaffMember,
  asked: AskedVerb,
  fits: (state: PreparedState) => boolean,
): Promise<Result<Prepared, VerbRefusal> | null> {
  const requestKey = deps.ids.next();
  try {
    return await retryOnConflict(deps.clock, () =>
      deps.store.transaction((tx) => prepare(tx, staff, { ...asked, requestKey, fits })),
    );
  } catch (error) {
    if (error instanceof StoreError) return err({ code: "database_unavailable" });
    throw error;
  }
}

/** What these do depends on what is typed. */
const DEPEND_ON_TYPING: readonly OrderVerb[] = ["change_amount", "change_method"];

interface Preparing extends AskedVerb {
  readonly requestKey: string;
  readonly fits: (state: PreparedState) => boolean;
}

async function prepare(tx: Tx, staff: StaffMember, asked: Preparing): Promise<Result<Prepared, VerbRefusal> | null> {
  const { orderNumber, verb, requestKey } = asked;
  const orderId = await tx.findOrderId(orderNumber);
  const locked = orderId === null ? null : await tx.lockOrder(orderId);
  if (locked === null) return err({ code: "order_not_found" });
  const rules = await tx.holdRules(locked.order.methodId);
  const role = (await tx.staff(staff.id))?.role ?? null;
  const now = await tx.now();
  const facts = factsOf(locked, rules, now);
  const flagsState = flagsStateOf(verb, facts);
  const { version } = locked.order;
  if (!asked.fits({ version, flagsState })) return null;
  const decision = decideVerb(verb, facts, role, null);
  if (!decision.allowed) return err(decision.refusal);
  const plan = DEPEND_ON_TYPING.includes(verb) ? null : decision.plan;
  const expiresAt = now + PREPARATION_LIFETIME_MS;
  await tx.insertPreparation({
    requestKey,
    staffId: staff.id,
    orderId: locked.order.id,
    verb,
    version,
    flagsState,
    shown: { plan },
    createdAt: now,
    expiresAt,
    answer: null,
    operationId: null,
  });
  const { needsAcknowledgement } = decision;
  return ok({
    requestKey,
    orderNumber,
    verb,
    version,
    flagsState,
    expiresAt,
    serverNow: now,
    plan,
    needsAcknowledgement,
  });
}
