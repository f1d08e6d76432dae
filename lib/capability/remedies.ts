import type { Case } from "./case";
import { evaluate } from "./evaluate";
import type { SettingChoice, SettingId } from "./facts/flags";
import { choicesOf, settingsOf } from "./method-flags";
import type { Answer, MethodRules, RuleReason } from "./types";

/** One thing that the shop can set otherwise. */
export type SettingChange =
  | { readonly kind: "method_setting"; readonly setting: SettingId; readonly choice: SettingChoice }
  | { readonly kind: "edit_choice" }
  | { readonly kind: "shop_setting"; readonly setting: "pciDss" };

/** A change that removes a reason, and what the rules would then answer. */
export interface Remedy {
  readonly change: SettingChange;
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
function changesOf(asked: Case): SettingChange[] {
  const values: MethodRules = { ...asked.flags, orderMode: asked.orderMode };
  const changes: SettingChange[] = settingsOf(asked.method).flatMap((setting) =>
    choicesOf(asked.method, setting)
      .filter((choice) => choice.value !== values[setting])
      .map((choice) => ({ kind: "method_setting" as const, setting, choice })),
  );
  if (!asked.editChoice) changes.push({ kind: "edit_choice" });
  if (!asked.pciDss) changes.push({ kind: "shop_setting", setting: "pciDss" });
  return changes;
}

function withChange(asked: Case, change: SettingChange): Case {
  switch (change.kind) {
    case "method_setting": {
      const { orderMode, ...flags }: MethodRules = {
        ...asked.flags,
        orderMode: asked.orderMode,
        [change.setting]: change.choice.value,
      };
      return { ...asked, orderMode, flags };
    }
    case "edit_choice":
      return { ...asked, editChoice: true };
    case "shop_setting":
      return { ...asked, pciDss: true };
  }
}

/** What the rules would answer if the payment were captured at the case's `now`: 「オーソリを確定すると…」. */
export function answerAfterCapture(asked: Case): Answer {
  return evaluate({ ...asked, stage: "after_capture", capturedAt: asked.now });
}
