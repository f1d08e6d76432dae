import { evaluate } from "./evaluate";
import type { FlagChoice, FlagId } from "./facts/flags";
import { choicesOf, flagsOf } from "./method-flags";
import type { Answer, Case, RuleReason } from "./types";

/** One thing that somebody can set otherwise. */
export type Change =
  | { readonly kind: "flag"; readonly flag: FlagId; readonly choice: FlagChoice }
  | { readonly kind: "edit_choice" }
  | { readonly kind: "shop_setting"; readonly setting: "orderMode" | "pciDss" };

/** A change that removes a reason, and what the rules would then answer. */
export interface Remedy {
  readonly change: Change;
  readonly answer: Answer;
}

export interface ReasonWithRemedies {
  readonly reason: RuleReason;
  /** Any one of these removes the reason. Empty: no setting changes it. */
  readonly remedies: readonly Remedy[];
}

/**
 * For each reason of an answer, the single changes that remove it. Nothing is listed by hand: every change that the
 * method offers is tried on the rules themselves.
 */
export function whatWouldChange(asked: Case, answer: Answer): ReasonWithRemedies[] {
  if (answer.reasons.length === 0) return [];
  const tried = changesOf(asked).map((change) => ({ change, answer: evaluate(withChange(asked, change)) }));
  return answer.reasons.map((reason) => ({
    reason,
    remedies: tried.filter((remedy) => !remedy.answer.reasons.includes(reason)),
  }));
}

/** Every change that is open to the shop for this case. */
function changesOf(asked: Case): Change[] {
  const changes: Change[] = flagsOf(asked.method).flatMap((flag) =>
    choicesOf(asked.method, flag)
      .filter((choice) => choice.value !== asked.flags[flag])
      .map((choice) => ({ kind: "flag" as const, flag, choice })),
  );
  if (!asked.editChoice) changes.push({ kind: "edit_choice" });
  if (asked.orderMode !== "normal") changes.push({ kind: "shop_setting", setting: "orderMode" });
  if (!asked.pciDss) changes.push({ kind: "shop_setting", setting: "pciDss" });
  return changes;
}

function withChange(asked: Case, change: Change): Case {
  switch (change.kind) {
    case "flag":
      return { ...asked, flags: { ...asked.flags, [change.flag]: change.choice.value } };
    case "edit_choice":
      return { ...asked, editChoice: true };
    case "shop_setting":
      return change.setting === "pciDss" ? { ...asked, pciDss: true } : { ...asked, orderMode: "normal" };
  }
}

/** What the rules would answer if the payment were captured at the case's `now`: 「オーソリを確定すると…」. */
export function answerAfterCapture(asked: Case): Answer {
  return evaluate({ ...asked, stage: "after_capture", capturedAt: asked.now });
}
