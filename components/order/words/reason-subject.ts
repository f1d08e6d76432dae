import { CLOCK_WORD } from "@/lib/messages/deadlines";
import type { ReasonSubject } from "@/lib/messages/reasons";
import { formatYen } from "@/lib/money/yen";
import type { OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

/**
 * What the rules' reasons are said about. Names, gate and choices come from the card of the same question. The limit is
 * the one that decided, which may be later than the card's.
 */
export function ruleReasonSubject(
  view: OrderView,
  given: {
    readonly now: EpochMs;
    readonly card?: VerdictCard;
    readonly deadline?: EpochMs | null;
    readonly newAmount?: number;
  },
): ReasonSubject {
  const card = given.card ?? view.cards.cancel;
  const ways = card.reasons.flatMap((reason) => reason.ways);
  const choice = ways.find((way) => way.kind === "flag" || way.kind === "edit_choice");
  const flag = card.conditions.find((condition) => condition.kind === "flag");
  const edit = card.conditions.find((condition) => condition.kind === "edit_choice");
  const set = card.deadline?.state === "set" ? card.deadline : null;
  const deadline = given.deadline ?? set?.at ?? null;
  const held = view.payment.providerAmount;
  const newAmount = given.newAmount ?? held;
  return {
    question: card.basis?.question ?? "cancel",
    stage: card.basis?.stage ?? "before_capture",
    gate: card.basis?.gate ?? null,
    method: view.method.title,
    provider: view.method.provider,
    flag: flag === undefined ? null : flag.name,
    choice: choice?.choice ?? (edit === undefined ? null : edit.value),
    editChoiceName: edit === undefined ? null : edit.name,
    deadline: deadline === null ? null : formatDateTimeInList(deadline, given.now),
    clock: set === null ? null : CLOCK_WORD[set.rule],
    amount: formatYen(held),
    newAmount: formatYen(newAmount),
    difference: formatYen(Math.abs(newAmount - held)),
  };
}
