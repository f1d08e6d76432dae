import type { Case } from "@/lib/capability/case";
import { consequencesOfCapture } from "@/lib/capability/consequences";
import { deadlineOf } from "@/lib/capability/deadlines";
import { capabilityOf } from "@/lib/capability/decide";
import { editChoiceOf } from "@/lib/capability/facts/edit-choices";
import { METHOD_SETTINGS } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import { choiceLabel, settingsRead } from "@/lib/capability/method-flags";
import { answerAfterCapture, type SettingChange, whatWouldChange } from "@/lib/capability/remedies";
import type { Answer } from "@/lib/capability/types";
import type { AfterCapture, Basis, CardDeadline, CardReason, Condition, WayOut } from "./order-view-types";

/** What a card says of the rule that decided it. Everything comes from the tables and the evaluator; nothing is decided here. */
export interface RulePart {
  readonly reasons: readonly CardReason[];
  /** null where the method is not in the table: there is nothing to limit. */
  readonly deadline: CardDeadline | null;
  readonly basis: Basis;
  readonly conditions: readonly Condition[];
  readonly afterCapture: readonly AfterCapture[];
  readonly needsNotice: boolean;
}

export function rulePart(asked: Case, question: "cancel" | "amount", answer: Answer): RulePart {
  const cell = cellOf(asked.method, capabilityOf(question, asked.stage));
  return {
    reasons: reasonsOf(asked, answer),
    deadline: deadlineIn(asked, question),
    basis: {
      question,
      stage: asked.stage,
      gate: cell?.facts.gate ?? null,
      supported: cell !== null,
      remark: cell?.remark ?? "",
      note: cell?.note ?? "",
    },
    conditions: conditionsOf(asked, question),
    afterCapture: afterCaptureOf(asked, question),
    needsNotice: cell?.facts.external_notice === true,
  };
}

function reasonsOf(asked: Case, answer: Answer): readonly CardReason[] {
  return whatWouldChange(asked, answer).map(({ reason, remedies }) => ({
    reason,
    ways: remedies.map(({ change }) => wayOut(change, asked)),
  }));
}

function wayOut(change: SettingChange, asked: Case): WayOut {
  switch (change.kind) {
    case "method_setting":
      return { kind: "flag", name: METHOD_SETTINGS[change.setting].name, choice: change.choice.label };
    case "shop_setting":
      return { kind: "shop_setting", setting: change.setting };
    case "edit_choice": {
      const choice = editChoiceOf(asked.method);
      return { kind: "edit_choice", field: choice?.field ?? "", choice: choice?.on ?? "" };
    }
  }
}

function deadlineIn(asked: Case, question: "cancel" | "amount"): CardDeadline | null {
  const facts = cellOf(asked.method, capabilityOf(question, asked.stage))?.facts;
  if (facts === undefined) return null;
  if (facts.deadline === undefined) return { state: "none" };
  const at = deadlineOf(facts, asked);
  return at === null ? { state: "not_started", rule: facts.deadline } : { state: "set", rule: facts.deadline, at };
}

/** Everything that the cell reads and that could have been otherwise. */
function conditionsOf(asked: Case, question: "cancel" | "amount"): readonly Condition[] {
  const facts = cellOf(asked.method, capabilityOf(question, asked.stage))?.facts;
  if (facts === undefined) return [];
  const conditions: Condition[] = settingsRead(facts).map((setting) => ({
    kind: "flag",
    name: METHOD_SETTINGS[setting].name,
    value: choiceLabel(asked.method, setting, setting === "orderMode" ? asked.orderMode : asked.flags[setting]),
  }));
  const choice = facts.gate === "edit_choice" ? editChoiceOf(asked.method) : null;
  if (choice !== null) conditions.push({ kind: "edit_choice", name: choice.field, value: choice.on });
  if (facts.skip_when_unpaid === true) conditions.push({ kind: "paid", holds: asked.paid });
  if (facts.excluded_when_3ds === true) conditions.push({ kind: "three_d_secure", holds: asked.threeDSecure });
  if (facts.only_before_slip_number_sent === true) {
    conditions.push({ kind: "slip_number_sent", holds: asked.slipNumberSent });
  }
  return conditions;
}

/** What オーソリ確定 would take, give or swap, were it done now. Empty after it was done. */
export function afterCaptureOf(asked: Case, question: "cancel" | "amount"): readonly AfterCapture[] {
  if (asked.stage !== "before_capture") return [];
  const consequence = consequencesOfCapture(asked.method).find((one) => one.question === question);
  if (consequence === undefined) return [];
  const deadline = answerAfterCapture({ ...asked, capability: question }).deadline ?? null;
  switch (consequence.kind) {
    case "taken_away":
      return [{ question, becomes: "unavailable" }];
    case "given":
      return [{ question, becomes: "available", deadline }];
    case "changed":
      return changesOf(question, consequence, deadline);
  }
}

type Consequence = ReturnType<typeof consequencesOfCapture>[number];

function changesOf(
  question: "cancel" | "amount",
  found: Consequence,
  deadline: number | null,
): readonly AfterCapture[] {
  return found.fields.flatMap((field): readonly AfterCapture[] => {
    switch (field) {
      case "deadline":
        return [deadline === null ? { question, becomes: "unlimited" } : { question, becomes: "limited", deadline }];
      case "decrease_only":
        return [{ question, becomes: found.after?.facts.decrease_only === true ? "decrease_only" : "increase_too" }];
      case "gate":
        return found.after?.facts.gate === "always" ? [] : [{ question, becomes: "flag_decides" }];
      default:
        return [];
    }
  });
}
