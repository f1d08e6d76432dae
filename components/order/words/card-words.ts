import {
  afterCaptureText,
  amountChangeText,
  type CardName,
  type CardSubject,
  CONDITION_WORD,
  EDIT_CHOICE_CONDITION,
  statementText,
  unauthorizedText,
} from "@/lib/messages/cards";
import { type OrderReasonSubject, orderReasonText, UNMARK_NOTE } from "@/lib/messages/order-reasons";
import { type PlanSubject, planWill } from "@/lib/messages/outcomes";
import { type ReasonWords, reasonWords } from "@/lib/messages/reasons";
import { formatYen } from "@/lib/money/yen";
import type { Blocker, CardReason, Condition, OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";
import type { Plan } from "@/lib/payments/model/contract";
import { formatDateTimeInList, formatUntil } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { ruleReasonSubject } from "./reason-subject";

/** Puts the view's values into the sentences of lib/messages. */

function planSubject(plan: Plan, provider: string): PlanSubject {
  const amount = "amount" in plan ? plan.amount : 0;
  const before = "amountBefore" in plan ? plan.amountBefore : amount;
  return { provider, amount: formatYen(amount), amountBefore: formatYen(before) };
}

/** The sentences of a card: what happens, before anything is pressed. */
export function statementLines(name: CardName, card: VerdictCard, view: OrderView, now: EpochMs): readonly string[] {
  const { statement } = card;
  const subject: CardSubject = {
    provider: view.method.provider,
    amount: formatYen(statement.says === "capture_waiting" ? statement.amount : view.payment.providerAmount),
    amountBefore: formatYen(statement.says === "capture_waiting" ? statement.amountBefore : view.order.total),
    at: "at" in statement && statement.at !== null ? formatDateTimeInList(statement.at, now) : null,
    by: "by" in statement ? statement.by : null,
  };
  switch (statement.says) {
    case "plan":
      return [planWill(statement.plan, planSubject(statement.plan, view.method.provider))];
    case "amount_change":
      return amountChangeText(statement, subject);
    case "blocked":
      return card.blockers.map((blocker) => blockerText(blocker, name, view, now));
    case "unauthorized":
      return [unauthorizedText(statement.why)];
    default:
      return [statementText(statement.says, subject)];
  }
}

export function wordsOfReason(reason: CardReason, card: VerdictCard, view: OrderView, now: EpochMs): ReasonWords {
  return reasonWords(reason.reason, ruleReasonSubject(view, { card, now }));
}

export function blockerText(blocker: Blocker, card: CardName, view: OrderView, now: EpochMs): string {
  if (blocker.reason === "role" && card === "mark") return UNMARK_NOTE;
  const subject: OrderReasonSubject = {
    provider: view.method.provider,
    verb: BLOCKED_ACT[card],
    at: blocker.at === null ? null : formatDateTimeInList(blocker.at, now),
    by: blocker.by,
  };
  return orderReasonText(blocker.reason, subject);
}

const BLOCKED_ACT: Record<CardName, string> = {
  cancel: "受注の取消",
  amount: "金額変更",
  mark: "取消区分の変更",
  capture: "オーソリ確定",
};

/** The lines on what オーソリ確定 would do to linkages. */
export function afterCaptureTexts(consequences: VerdictCard["afterCapture"]): readonly string[] {
  return consequences.map((after) => {
    const at = "deadline" in after ? after.deadline : null;
    return afterCaptureText(after, at === null ? "" : formatUntil(at));
  });
}

export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case "flag":
      return `${condition.name}:${condition.value}`;
    case "edit_choice":
      return EDIT_CHOICE_CONDITION(condition.name, condition.value);
    default:
      return CONDITION_WORD[condition.kind](condition.holds);
  }
}
