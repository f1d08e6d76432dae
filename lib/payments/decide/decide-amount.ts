import { decide } from "@/lib/capability/decide";
import type { Answer, Outcome, RuleReason } from "@/lib/capability/types";
import type { Plan } from "@/lib/payments/model/contract";
import { unreachable } from "@/lib/result/result";
import type { EpochMs } from "@/lib/time/epoch";
import type { EditRule } from "./edit-rule";

/** What a change to a typed total would do. */
export type AmountDecision =
  | {
      readonly allowed: true;
      readonly outcome: Outcome;
      readonly plan: Plan;
      /** Nothing will be sent although the amount changes: staff tick that they know. */
      readonly needsAcknowledgement: boolean;
      /** The rules' answer; null where no table decides. */
      readonly answer: Answer | null;
    }
  | { readonly allowed: false; readonly reasons: readonly RuleReason[]; readonly answer: Answer | null };

export interface TypedTotal {
  /** The order's total as stored, which may differ from what the provider holds. */
  readonly total: number;
  readonly newTotal: number;
  readonly editChoice: boolean;
  readonly now: EpochMs;
}

/**
 * 金額変更 to a new total, in whole yen: the browser asks while the total is typed, the verb under lock. The total as it was
 * makes no call. Anything else is measured against what the provider holds, because that is what it would raise or lower:
 * after an unlinked decrease of 1,000 to 900, a change to 950 is a decrease to the provider, and 1,000 brings the two
 * together without a call.
 */
export function decideAmount(rule: EditRule, { total, newTotal: amount, editChoice, now }: TypedTotal): AmountDecision {
  if (rule.noAuthorization !== null) {
    // Nothing lives at the provider that a total could rise above or fall below. A total of 0 is a cancel there, too.
    if (amount === 0 && total !== 0) return { allowed: false, reasons: ["use_cancel"], answer: null };
    return allow("shop_only", { does: "change_in_shop", reasons: [rule.noAuthorization], amount }, null);
  }
  if (amount === total) return allow("no_change", { does: "change_in_shop", reasons: [], amount }, null);
  const answer = decide(rule.facts, { ...rule.asked, newAmount: amount, editChoice, now }, rule.deadline);
  const { outcome, reasons, deadline = null } = answer;
  const amountBefore = rule.asked.amount;
  switch (outcome) {
    case "no_change":
      // Back to what the provider holds: ends a wait, and nothing is outstanding.
      return allow(outcome, { does: "change_in_shop", reasons: [], amount }, answer);
    case "refused":
      return { allowed: false, reasons, answer };
    case "at_capture":
      return allow(outcome, { does: "wait_for_capture", amountBefore, amount }, answer);
    case "not_linked":
    case "shop_only":
      return allow(outcome, { does: "change_and_task", reasons, deadline, amountBefore, amount }, answer, true);
    case "linked": {
      const kind = changeKind(answer);
      const providerOperation = rule.wireNames[amount > amountBefore ? "increase" : "decrease"];
      if (providerOperation === null) throw new Error("a linked change has a name at its provider");
      return allow(outcome, { does: "send", kind, providerOperation, amountBefore, amount, deadline }, answer);
    }
    case "required":
    case "not_required":
      throw new Error(`the rules answered an amount change with ${outcome}`);
    default:
      return unreachable(outcome);
  }
}

function allow(outcome: Outcome, plan: Plan, answer: Answer | null, needsAcknowledgement = false): AmountDecision {
  return { allowed: true, outcome, plan, needsAcknowledgement, answer };
}

function changeKind({ operation }: Answer): "change_amount" | "change_amount_and_capture" {
  if (operation === "change_amount" || operation === "change_amount_and_capture") return operation;
  throw new Error(`the rules answered an amount change with operation ${operation}`);
}
