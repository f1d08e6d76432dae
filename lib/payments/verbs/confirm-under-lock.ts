import type { StaffMember } from "@/lib/identity/role";
import { keptAnswer } from "@/lib/payments/call/kept-answer";
import { paymentToAuthorize } from "@/lib/payments/call/payment-to-authorize";
import type { Authorization } from "@/lib/payments/call/request";
import type { Sent } from "@/lib/payments/call/send";
import { startOperation } from "@/lib/payments/call/start";
import { decideVerb } from "@/lib/payments/decide/decide-verb";
import type { Decision } from "@/lib/payments/decide/decision";
import { missingWords, passedMeanwhile } from "@/lib/payments/decide/meanwhile";
import { factsOf } from "@/lib/payments/decide/order-facts";
import { type TypedIn, typedIn } from "@/lib/payments/decide/typed-change";
import {
  type Confirmation,
  ORDER_VERBS,
  type OrderVerb,
  type Plan,
  type VerbRefusal,
} from "@/lib/payments/model/contract";
import type { KeptAnswer, LockedOrder, OperationDetails, PreparationRecord } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";
import { err, ok, type Result } from "@/lib/result/result";
import type { EpochMs } from "@/lib/time/epoch";
import { carryOut } from "./carry-out";
import { type Confirmed, conflictOf } from "./conflict";
import { cardFacts, cardFor, type GivenCard } from "./given-card";

/** The result of a confirmation, once committed. */
export type Confirming =
  | { readonly kind: "answered"; readonly result: KeptAnswer }
  /** The intent is committed: now, and only now, the call may go out. */
  | ({ readonly kind: "to_send"; readonly version: number } & Sent);

export interface Asked {
  readonly staff: StaffMember;
  readonly confirmation: Confirmation;
  /** What the provider said of its card's token, before this transaction. */
  readonly card: GivenCard;
  /** The id of the operation, should one start. */
  readonly operationId: string;
}

/** Decides again on fresh rows, under lock, by the database's clock, and writes all that follows from it. */
export async function confirmUnderLock(tx: Tx, asked: Asked): Promise<Confirming> {
  const { requestKey } = asked.confirmation;
  const found = await tx.findPreparation(requestKey);
  if (found === null) return refused({ code: "preparation_unknown" });
  if (found.staffId !== asked.staff.id) return refused({ code: "preparation_of_another" });
  const locked = await tx.lockOrder(found.orderId);
  // Read again: while this waited for the lock, the same key may have been answered.
  const preparation = await tx.findPreparation(requestKey);
  if (locked === null || preparation === null) throw new Error(`preparation ${requestKey} lost its order`);
  return (await repeated(tx, preparation, locked)) ?? decideAnew(tx, asked, preparation, locked);
}

/** The same key again: the same answer, or the present state of the one operation it started. */
async function repeated(tx: Tx, preparation: PreparationRecord, locked: LockedOrder): Promise<Confirming | null> {
  if (preparation.answer !== null) return { kind: "answered", result: preparation.answer };
  if (preparation.operationId === null) return null;
  const operation = await tx.findOperation(preparation.operationId);
  if (operation === null) throw new Error(`operation ${preparation.operationId} does not exist`);
  return { kind: "answered", result: ok(await keptAnswer(tx, operation, locked.order.version, await tx.now())) };
}

async function decideAnew(
  tx: Tx,
  asked: Asked,
  preparation: PreparationRecord,
  locked: LockedOrder,
): Promise<Confirming> {
  const { confirmation, staff } = asked;
  const rules = await tx.holdRules(locked.order.methodId);
  const role = (await tx.staff(staff.id))?.role ?? null;
  const now = await tx.now();
  if (now > preparation.expiresAt) return refused({ code: "preparation_expired" });
  if (!isShown(preparation, confirmation)) return refused({ code: "preparation_unknown" });
  const verb = verbOf(preparation);
  const typed = typedIn(verb, confirmation, locked, now);
  if (!typed.ok) return refused(typed.error);

  const facts = factsOf(locked, rules, now);
  const decision = decideVerb(verb, facts, role, typed.value);
  const confirmed: Confirmed = { preparation, verb, locked, rules, facts };
  const conflict = await conflictOf(tx, confirmed, decision.allowed ? decision.plan : null);
  if (conflict !== null) return consumeKey(tx, preparation, err(conflict), now);
  if (!decision.allowed) {
    // Staff may type another amount or method with the same key; any other refusal stays the same.
    const another = verb === "change_amount" || verb === "change_method";
    return another ? refused(decision.refusal) : consumeKey(tx, preparation, err(decision.refusal), now);
  }
  const shown = decideVerb(verb, { ...facts, now: preparation.createdAt }, role, typed.value);
  const late = passedMeanwhile(shown, decision, verb, confirmation);
  if (late !== null) return consumeKey(tx, preparation, err(late), now);
  const missing = missingWords(decision, verb, confirmation);
  if (missing !== null) return refused(missing);
  const only = authorizationOf(decision.plan, locked, asked);
  if (!only.ok) return refused(only.error);
  return perform(tx, asked, { preparation, locked, decision, typed: typed.value, only: only.value, now, confirmed });
}

/** What only an authorization has: its details, and what goes out with it. */
interface OfAuthorization {
  readonly details: OperationDetails;
  readonly authorization: Authorization;
}

function authorizationOf(
  plan: Plan,
  { order }: LockedOrder,
  { card, confirmation }: Asked,
): Result<OfAuthorization | null, VerbRefusal> {
  if (plan.does !== "send" || plan.kind !== "authorize") return ok(null);
  const checked = cardFor(plan, order, card);
  if (!checked.ok) return checked;
  const { captureReason, securityCode, kind } = plan;
  const { orderNumber, orderedAt, threeDSecure } = order;
  const cardToken = checked.value === null ? null : (confirmation.cardToken ?? null);
  return ok({
    details: { kind, captureReason, securityCode, card: checked.value && cardFacts(checked.value), threeDSecure },
    authorization: { orderNumber, orderedAt, cardToken },
  });
}

interface Performing {
  readonly preparation: PreparationRecord;
  readonly locked: LockedOrder;
  readonly decision: Extract<Decision, { allowed: true }>;
  readonly typed: TypedIn | null;
  readonly only: OfAuthorization | null;
  readonly now: EpochMs;
  readonly confirmed: Confirmed;
}

async function perform(tx: Tx, asked: Asked, work: Performing): Promise<Confirming> {
  const { staff, confirmation, operationId } = asked;
  const { preparation, locked, decision, typed, only, now, confirmed } = work;
  const { plan } = decision;
  const edit = typed?.verb === "change_amount" ? typed.edit : null;
  const shipment = typed?.verb === "ship" ? typed : null;
  const reason = confirmation.reason.trim();
  if (plan.does !== "send") {
    const done = await carryOut(tx, { locked, plan, edit, shipment, reason, staffId: staff.id, now });
    const answer = { kind: "done", plan, at: now, operationId: null, ...done, resolvedManually: false } as const;
    return consumeKey(tx, preparation, ok(answer), now);
  }
  const payment = only === null ? locked.payment : await paymentToAuthorize(tx, locked, now);
  if (payment === null) throw new Error(`order ${locked.order.id} has no payment to send for`);
  const operation = await startOperation(
    tx,
    { ...locked, payment },
    {
      operationId,
      requestKey: preparation.requestKey,
      staffId: staff.id,
      reason,
      plan,
      edit,
      details: only?.details ?? (shipment === null ? null : { kind: "report_shipment", ...shipment.shipment }),
      decision: {
        plan,
        outcome: decision.answer?.outcome ?? null,
        reasons: decision.answer?.reasons ?? [],
        flags: confirmed.rules.flags,
        settings: confirmed.rules.settings,
        editChoice: confirmation.edit?.editChoice ?? false,
        acknowledged: confirmation.acknowledged,
        decidedAt: now,
      },
    },
    now,
  );
  const authorization = only?.authorization ?? null;
  return { kind: "to_send", operation, payment, authorization, version: locked.order.version + 1 };
}

function refused(refusal: VerbRefusal): Confirming {
  return { kind: "answered", result: err(refusal) };
}

/** Consumes the key: a repeated confirmation with it gets this answer. */
async function consumeKey(
  tx: Tx,
  preparation: PreparationRecord,
  result: KeptAnswer,
  at: EpochMs,
): Promise<Confirming> {
  await tx.answerPreparation(preparation.requestKey, { answer: result, operationId: null, at });
  return { kind: "answered", result };
}

/** The confirmation has to bring back what was prepared. */
function isShown(preparation: PreparationRecord, { version, flagsState }: Confirmation): boolean {
  return preparation.version === version && preparation.flagsState === flagsState;
}

function verbOf(preparation: PreparationRecord): OrderVerb {
  const verb = ORDER_VERBS.find((one) => one === preparation.verb);
  if (verb === undefined) throw new Error(`preparation ${preparation.requestKey} is for ${preparation.verb}`);
  return verb;
}
