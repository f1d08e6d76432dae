import { withProvider } from "@/lib/capability/facts/catalogue";
import type { RuleReason } from "@/lib/capability/types";
import type { ActionFailure } from "@/lib/failures/failure";
import { type ConflictWords, conflictWords, flagChangedWord, NOTHING_SENT } from "@/lib/messages/conflicts";
import { failureText, nothingSaved, PAGE_ERROR } from "@/lib/messages/errors";
import { OFFLINE_WORD } from "@/lib/messages/live";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { orderReasonText } from "@/lib/messages/order-reasons";
import { type PlanSubject, planWill } from "@/lib/messages/outcomes";
import { reasonWords } from "@/lib/messages/reasons";
import {
  ACTION_ERROR,
  heldText,
  INSTEAD_OF_AUTHORIZED,
  type RefusalSubject,
  refusalText,
} from "@/lib/messages/refusals";
import { RESOLVE_WORD, recordedDoneText } from "@/lib/messages/resolve";
import { staffName } from "@/lib/messages/staff-name";
import { formatYen } from "@/lib/money/yen";
import type { Blocker, OrderView } from "@/lib/orders/detail/order-view-types";
import { lastMoneyWord } from "@/lib/orders/detail/recorded-payment";
import {
  type Conflict,
  type FlagChange,
  ORDER_REASONS,
  type OrderReason,
  type Plan,
  type VerbAnswer,
  type VerbRefusal,
} from "@/lib/payments/model/contract";
import { formatDateTimeInList, formatMoment, formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { flagChoice, flagName } from "./flag-words";
import { changeText } from "./history-words";
import type { VerbFailure } from "./order-calls";
import { ruleReasonSubject } from "./reason-subject";

/** Puts what came back into sentences. Every stop says first whether anything was sent. */

export interface StopWords extends ConflictWords {
  /** 何も送信していません。 or its two sisters. */
  readonly title: string;
  readonly signIn: boolean;
  /** No answer came: something may have been sent or saved. Drawn as unknown, never as a plain refusal. */
  readonly doubtful: boolean;
  /** It is certain that nothing was done. */
  readonly undone: boolean;
  /** What was wanted is done with another order: the way to 受注登録 stands beside it. */
  readonly another: boolean;
}

/** What a missing answer leaves open: nothing, whether something was sent, or whether something was saved here alone. */
export type Lost = false | "sent" | "saved";

export function lostOf(plan: Plan): Lost {
  return plan.does === "send" ? "sent" : "saved";
}

export function planSubjectOf(plan: Plan, provider: string): PlanSubject {
  const amount = "amount" in plan ? plan.amount : 0;
  const before = "amountBefore" in plan ? plan.amountBefore : amount;
  const capturesNow = plan.does === "send" && plan.kind === "authorize" && plan.captureReason !== null;
  return { provider, amount: formatYen(amount), amountBefore: formatYen(before), capturesNow };
}

/** Of an operation that a manual resolution ended: what it made of the shop's own record. */
export function manualResolutionText(
  answer: Extract<VerbAnswer, { readonly resolvedManually: boolean }>,
  provider: string,
): { readonly title: string; readonly text: string } {
  if (answer.kind === "refused_by_provider") {
    return { title: RESOLVE_WORD.notDoneByPerson(answer.operation), text: RESOLVE_WORD.nothingChanged };
  }
  const { plan } = answer;
  if (plan.does !== "send") throw new Error(`a manual resolution ended what was not sent: ${plan.does}`);
  const operation = OPERATION_WORD[plan.kind];
  const text = recordedDoneText(plan.kind, { operation, amount: formatYen(plan.amount), provider });
  return { title: RESOLVE_WORD.doneByPerson(operation), text };
}

const FAILURE_CODES = {
  signed_out: true,
  role: true,
  database_unavailable: true,
  unexpected: true,
  invalid_input: true,
  offline: true,
  no_answer: true,
} as const satisfies Record<ActionFailure["code"], true>;

export function isActionFailure(failure: VerbFailure): failure is ActionFailure {
  return Object.hasOwn(FAILURE_CODES, failure.code);
}

/** Whether something may have been done although nothing came back. */
export function isDoubtful(failure: VerbFailure, lost: Lost): boolean {
  return isActionFailure(failure) && lost !== false && !nothingSaved(failure);
}

/** `lost`: what it would leave open if this failure is a missing answer. */
export function stopWords(failure: VerbFailure, lost: Lost, view: OrderView, now: EpochMs): StopWords {
  const nothing = { title: NOTHING_SENT, signIn: false, doubtful: false, undone: true, another: false };
  if (failure.code === "offline") {
    return { ...nothing, title: OFFLINE_WORD.notSent, lines: [OFFLINE_WORD.notSentWhy], retry: true };
  }
  if (isActionFailure(failure)) {
    if (lost !== false && isDoubtful(failure, lost)) return lostWords(failure, lost);
    // Opening it anew does not help a person whose role is gone.
    const retry = failure.code !== "role";
    return { ...nothing, lines: [failureText(failure)], retry, signIn: failure.code === "signed_out" };
  }
  const another = failure.code === "not_allowed" && failure.reasons.includes("already_authorized");
  return { ...nothing, ...refusalWords(failure, view, now), undone: failure.code !== "perhaps_saved", another };
}

function lostWords(failure: ActionFailure, lost: Exclude<Lost, false>): StopWords {
  const number = failure.code === "unexpected" ? [PAGE_ERROR.number(failure.number)] : [];
  const words = { retry: false, signIn: false, doubtful: true, undone: false, another: false };
  return lost === "sent"
    ? { ...words, title: "", lines: [ACTION_ERROR.networkAfter, ...number] }
    : { ...words, title: NOTHING_SENT, lines: [ACTION_ERROR.savedPerhaps, ...number] };
}

function refusalWords(refusal: VerbRefusal, view: OrderView, now: EpochMs): ConflictWords {
  switch (refusal.code) {
    case "not_allowed":
      return {
        lines: refusal.reasons.flatMap((reason) => [
          reasonLine(reason, refusal.deadline, view, now),
          ...(reason === "already_authorized" ? insteadOfAuthorized(view) : []),
        ]),
        retry: false,
      };
    case "order_not_found":
    case "invalid_edit":
    case "acknowledgement_missing":
    case "reason_too_long":
    case "database_unavailable":
    case "perhaps_saved":
    case "card_missing":
    case "card_token_unknown":
    case "card_token_used":
    case "card_token_expired":
    case "card_token_of_another":
    case "security_code_missing":
    case "card_not_checked":
      return {
        lines: [refusalText(refusal.code, refusalSubject(refusal, view, now))],
        retry: true,
      };
    default:
      return conflictWords(refusal.code, conflictSubject(refusal, view, now));
  }
}

function refusalSubject(refusal: VerbRefusal, view: OrderView, now: EpochMs): RefusalSubject {
  const at = refusal.code === "card_token_expired" ? refusal.at : lastAuthorizationAt(view);
  const subject = { orderNumber: view.orderNumber, acknowledgement: "内容" };
  return at === null ? subject : { ...subject, cardAt: formatMoment(at, now) };
}

/** A card is given for one order: what used it up is this order's newest authorization. */
function lastAuthorizationAt({ history }: OrderView): EpochMs | null {
  const times = history.flatMap((one) => (one.type === "operation" && one.kind === "authorize" ? [one.at] : []));
  return times.length === 0 ? null : Math.max(...times);
}

/** What is in the way, as far as the order tells by now, and what staff do first. */
function insteadOfAuthorized({ payment: { stage, providerAmount }, method }: OrderView): readonly string[] {
  const holds = stage === "before_capture" || stage === "after_capture";
  const named = withProvider(method.title, method.provider);
  return [...(holds ? [heldText(named, formatYen(providerAmount), stage)] : []), INSTEAD_OF_AUTHORIZED];
}

function isOrderReason(reason: RuleReason | OrderReason): reason is OrderReason {
  return ORDER_REASONS.some((one) => one === reason);
}

function reasonLine(reason: RuleReason | OrderReason, deadline: EpochMs | null, view: OrderView, now: EpochMs): string {
  if (isOrderReason(reason)) {
    const { at, by } = occasionOf(reason, view);
    const said = { at: at === null ? null : formatDateTimeInList(at, now), by };
    return orderReasonText(reason, { provider: view.method.provider, verb: "この操作", ...said });
  }
  return reasonWords(reason, ruleReasonSubject(view, { deadline, now })).why;
}

/** When and by whom what is in the way was done, as far as the order tells by now. */
function occasionOf(reason: OrderReason, view: OrderView): Pick<Blocker, "at" | "by"> {
  const { cards, order, payment } = view;
  const unknown = { at: null, by: null };
  if (reason === "already_canceled")
    return cards.cancel.statement.says === "canceled" ? cards.cancel.statement : unknown;
  if (reason === "already_marked") return order.mark ?? unknown;
  if (reason === "already_paid" || reason === "not_paid") {
    const word = lastMoneyWord(view);
    return word?.arrived === (reason === "already_paid") ? word : unknown;
  }
  return reason === "already_captured" ? { at: payment.capturedAt, by: null } : unknown;
}

function conflictSubject(conflict: Conflict, view: OrderView, now: EpochMs) {
  const planNow = "now" in conflict ? conflict.now : null;
  const provider = view.method.provider;
  return {
    at: "at" in conflict ? formatDateTimeInList(conflict.at, now) : "",
    by: "by" in conflict ? conflict.by : null,
    changes: changesOf(conflict),
    operation: conflict.code === "another_operation_open" ? OPERATION_WORD[conflict.kind] : "",
    deadline: "deadline" in conflict ? formatDateTimeInList(conflict.deadline, now) : "",
    provider,
    now: planNow === null ? null : planWill(planNow, planSubjectOf(planNow, provider)),
  };
}

function changesOf(conflict: Conflict): readonly string[] {
  if (conflict.code === "stale_version") return conflict.changes.map(changeText);
  return conflict.code === "flags_changed" ? conflict.changes.map(flagChangeText) : [];
}

function flagChangeText({ flag, after, at, by }: FlagChange): string {
  const value = typeof after === "boolean" ? (after ? "オン" : "オフ") : `「${flagChoice(flag, after)}」`;
  return flagChangedWord(flagName(flag), value, `${formatTime(at)}${by === null ? "" : ` ${staffName(by)}`}`);
}
