import { allowedRange } from "@/lib/capability/allowed-range";
import type { Case } from "@/lib/capability/case";
import { evaluate } from "@/lib/capability/evaluate";
import type { Role } from "@/lib/identity/role";
import { MAX_YEN } from "@/lib/money/yen";
import { cancelVerdict } from "@/lib/payments/decide/cancel-verdict";
import { decideCancel, decideRemoveMark, decideSetMark } from "@/lib/payments/decide/decide-cancel";
import { decideCapture } from "@/lib/payments/decide/decide-capture";
import { decideVerb } from "@/lib/payments/decide/decide-verb";
import type { Decision } from "@/lib/payments/decide/decision";
import { caseOf, type OrderFacts } from "@/lib/payments/decide/order-facts";
import { ownReasons } from "@/lib/payments/decide/own-reasons";
import { wireNameOf } from "@/lib/payments/decide/wire-name";
import type { OrderReason, OrderVerb } from "@/lib/payments/model/contract";
import type { EpochMs } from "@/lib/time/epoch";
import { afterCaptureOf, type RulePart, rulePart } from "./order-view-rules";
import type { Basis, Blocker, CardStatement, Sends, VerdictCard } from "./order-view-types";

/** Who and when of what already happened, for the sentences that say so. */
export interface CardContext {
  readonly facts: OrderFacts;
  readonly role: Role;
  readonly noticeUrls: Readonly<Record<Basis["question"], string>>;
  readonly markedAt: EpochMs | null;
  readonly markedBy: string | null;
  readonly canceledAt: EpochMs | null;
  readonly canceledBy: string | null;
}

const NOTHING: VerdictCard = {
  badge: "unauthorized",
  statement: { says: "unauthorized", why: "awaiting_authorization" },
  reasons: [],
  blockers: [],
  deadline: null,
  basis: null,
  conditions: [],
  afterCapture: [],
  duty: null,
  range: null,
  sends: [],
  noticeUrl: null,
  control: null,
};

/** What every card says where there is no payment to act on; null where there is one. */
function beforeOrAfter(context: CardContext): VerdictCard | null {
  const { facts } = context;
  if (facts.stage === "canceled") {
    return {
      ...NOTHING,
      badge: "canceled",
      statement: { says: "canceled", at: context.canceledAt, by: context.canceledBy },
    };
  }
  if (facts.noAuthorization !== null) {
    return { ...NOTHING, statement: { says: "unauthorized", why: facts.noAuthorization } };
  }
  return null;
}

function withRule(
  part: RulePart,
  context: CardContext,
): Omit<VerdictCard, "badge" | "statement" | "blockers" | "control"> {
  const { needsNotice, ...rule } = part;
  return {
    ...rule,
    duty: null,
    range: null,
    sends: [],
    noticeUrl: needsNotice ? context.noticeUrls[part.basis.question] : null,
  };
}

/** The control of a verb, and all that blocks it. While an operation is open, and to a viewer, no control is shown. */
function controlOf(verb: OrderVerb, context: CardContext): Pick<VerdictCard, "control" | "blockers"> {
  const own = ownReasons(verb, context.facts, context.role);
  const blockers = own.map((reason) => blockerOf(reason, context));
  const shown = !own.includes("role") && context.facts.openOperation === null;
  return { control: shown ? verb : null, blockers };
}

/** A card whose act is blocked offers nothing: badge and lead sentence say what blocks it, and no duty follows from it. */
function actOf(verb: OrderVerb, card: VerdictCard, context: CardContext): VerdictCard {
  const act = controlOf(verb, context);
  if (act.blockers.length === 0) return { ...card, ...act };
  return { ...card, ...act, badge: "blocked", statement: { says: "blocked" }, duty: null, sends: [] };
}

function blockerOf(reason: OrderReason, context: CardContext): Blocker {
  switch (reason) {
    case "already_marked":
      return { reason, at: context.markedAt, by: context.markedBy };
    case "already_canceled":
      return { reason, at: context.canceledAt, by: context.canceledBy };
    case "already_captured":
      return { reason, at: context.facts.capturedAt, by: null };
    default:
      return { reason, at: null, by: null };
  }
}

function planOf(decision: Decision): CardStatement | null {
  return decision.allowed ? { says: "plan", plan: decision.plan } : null;
}

/** By what name the provider would know it. */
function sendsOf(decision: Decision): readonly Sends[] {
  if (!decision.allowed || decision.plan.does !== "send") return [];
  const { kind, providerOperation } = decision.plan;
  return [{ kind, providerOperation }];
}

/** As if nothing but the rules were in the way: a card says what the rules answer also where the order's state blocks. */
function unblocked(facts: OrderFacts): OrderFacts {
  return { ...facts, openOperation: null, cancellationMark: false };
}

export function cancelCard(context: CardContext): VerdictCard {
  const { facts } = context;
  const verdict = cancelVerdict(facts);
  if (verdict === null) return beforeOrAfter(context) ?? NOTHING;
  const decision = decideCancel(unblocked(facts), "operator");
  const card: VerdictCard = {
    ...NOTHING,
    ...(verdict.outcome === "shop_only" ? {} : withRule(rulePart(verdict.asked, "cancel", verdict.answer), context)),
    badge: verdict.outcome,
    statement: planOf(decision) ?? { says: "mark_automatic" },
    duty: verdict.outcome === "not_linked" ? "cancel" : null,
    sends: sendsOf(decision),
  };
  return actOf("cancel", card, context);
}

/** 金額変更 before an amount is typed: what a decrease would do, and an increase where that differs. */
export function amountCard(context: CardContext): VerdictCard {
  const { facts } = context;
  if (facts.noAuthorization !== null) return freeAmountCard(context);
  const asked = caseOf(facts, "amount", { editChoice: true });
  if (asked === null) return beforeOrAfter(context) ?? NOTHING;
  const increase = changeBy(asked, 1);
  const decrease = facts.held > 1 ? changeBy(asked, -1) : increase;
  const decreaseAnswer = evaluate(decrease);
  const part = rulePart(decrease, "amount", decreaseAnswer);
  const card: VerdictCard = {
    ...NOTHING,
    ...withRule(part, context),
    badge: decreaseAnswer.outcome,
    statement: {
      says: "amount_change",
      decrease: decreaseAnswer.outcome,
      increase: evaluate(increase).outcome,
      capturesWithChange: decreaseAnswer.operation === "change_amount_and_capture",
      whenChosen: part.basis.gate === "edit_choice",
    },
    duty: decreaseAnswer.outcome === "not_linked" ? "change_amount" : null,
    range: allowedRange(asked, MAX_YEN),
    sends: amountSends(facts, [decrease, increase]),
  };
  return actOf("change_amount", card, context);
}

/** One name, or two where the provider has another one for an increase. */
function amountSends(facts: OrderFacts, cases: readonly Case[]): readonly Sends[] {
  const found = cases.flatMap((asked) => {
    const { operation } = evaluate(asked);
    if (operation !== "change_amount" && operation !== "change_amount_and_capture") return [];
    const providerOperation = wireNameOf(facts.methodId, operation, asked.stage, asked.newAmount > asked.amount);
    return [{ kind: operation, providerOperation }];
  });
  return found.filter(
    (one, at) => found.findIndex((other) => other.providerOperation === one.providerOperation) === at,
  );
}

/** Nothing lives at the provider: any amount may be saved, and saving it sends nothing. */
function freeAmountCard(context: CardContext): VerdictCard {
  const statement = planOf(decideVerb("change_amount", unblocked(context.facts), "operator", null));
  const card: VerdictCard = {
    ...NOTHING,
    badge: "shop_only",
    statement: statement ?? { says: "canceled", at: null, by: null },
  };
  return actOf("change_amount", card, context);
}

function changeBy(asked: Case, difference: number): Case {
  return { ...asked, newAmount: asked.amount + difference };
}

export function markCard(context: CardContext): VerdictCard {
  const { facts } = context;
  if (facts.cancellationMark) return markedCard(context);
  if (facts.stage === "canceled") return beforeOrAfter(context) ?? NOTHING;
  const byHand = decideSetMark(unblocked(facts), "operator").allowed;
  if (byHand) {
    const card: VerdictCard = { ...NOTHING, badge: "by_hand", statement: { says: "mark_by_hand" }, duty: "cancel" };
    return actOf("set_cancellation_mark", card, context);
  }
  // Set with the cancel: it waits for the same operation as the cancel does.
  const automatic: VerdictCard = { ...NOTHING, badge: "automatic", statement: { says: "mark_automatic" } };
  return facts.openOperation === null ? automatic : actOf("set_cancellation_mark", automatic, context);
}

/** Taking the mark off is for 管理者 alone, while its console task is open; who else looks reads that. */
function markedCard(context: CardContext): VerdictCard {
  const { facts } = context;
  const marked: VerdictCard = { ...NOTHING, badge: "marked", statement: markedStatement(context) };
  if (facts.stage === "canceled") return marked;
  const duty = facts.openTasks.includes("cancel") ? "cancel" : null;
  const removable = decideRemoveMark(unblockedButMarked(facts), "admin").allowed;
  if (!removable) return { ...marked, duty };
  return { ...marked, duty, ...controlOf("remove_cancellation_mark", context) };
}

function unblockedButMarked(facts: OrderFacts): OrderFacts {
  return { ...facts, openOperation: null };
}

function markedStatement(context: CardContext): CardStatement {
  const { markedAt, markedBy } = context;
  return markedAt === null ? { says: "mark_automatic" } : { says: "marked", at: markedAt, by: markedBy };
}

export function captureCard(context: CardContext): VerdictCard {
  const { facts } = context;
  const asked = caseOf(facts, "cancel");
  if (asked === null) return beforeOrAfter(context) ?? NOTHING;
  if (facts.stage === "after_capture") {
    return { ...NOTHING, badge: "captured", statement: { says: "captured", at: facts.capturedAt } };
  }
  const { waitingAmount, held } = facts;
  const waits: CardStatement | null =
    waitingAmount === null ? null : { says: "capture_waiting", amount: waitingAmount, amountBefore: held };
  const decision = decideCapture(unblocked(facts), "operator");
  const card: VerdictCard = {
    ...NOTHING,
    badge: "linked",
    statement: waits ?? planOf(decision) ?? { says: "captured", at: null },
    sends: sendsOf(decision),
    afterCapture: [...afterCaptureOf(asked, "cancel"), ...afterCaptureOf(asked, "amount")],
  };
  return actOf("capture", card, context);
}
