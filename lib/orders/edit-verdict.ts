import { decide } from "@/lib/capability/decide";
import type { Answer, Outcome, RuleReason } from "@/lib/capability/types";
import { unreachable } from "@/lib/result/result";
import type { EpochMs } from "@/lib/time/epoch";
import type { Plan } from "./contract";
import type { EditRule } from "./edit-rule";

/** What saving a typed total would do, as shown while it is typed. A hint: the verb decides again under lock. */
export type EditVerdict =
  | {
      readonly allowed: true;
      readonly outcome: Outcome;
      readonly plan: Plan;
      /** Nothing will be sent although the amount changes: staff tick that they know. */
      readonly needsAcknowledgement: boolean;
    }
  | { readonly allowed: false; readonly reasons: readonly RuleReason[] };

export interface TypedTotal {
  /** The order's total as stored, which may differ from what the provider holds. */
  readonly total: number;
  readonly newTotal: number;
  readonly editChoice: boolean;
  readonly now: EpochMs;
}

/** The same steps as decideChange (lib/orders/decide-change), without what only the server knows. A test holds them together. */
export function editVerdict(rule: EditRule, { total, newTotal, editChoice, now }: TypedTotal): EditVerdict {
  const amount = newTotal;
  if (rule.noAuthorization !== null) {
    if (amount === 0 && total !== 0) return { allowed: false, reasons: ["use_cancel"] };
    return allow("shop_only", { does: "change_in_shop", reasons: [rule.noAuthorization], amount });
  }
  if (newTotal === total) return allow("no_change", { does: "change_in_shop", reasons: [], amount });
  const answer = decide(rule.facts, { ...rule.asked, newAmount: newTotal, editChoice, now }, rule.deadline);
  const amountBefore = rule.asked.amount;
  const deadline = answer.deadline ?? null;
  switch (answer.outcome) {
    case "no_change":
      return allow("no_change", { does: "change_in_shop", reasons: [], amount });
    case "refused":
      return { allowed: false, reasons: answer.reasons };
    case "at_capture":
      return allow("at_capture", { does: "wait_for_capture", amountBefore, amount });
    case "not_linked":
    case "shop_only": {
      const { reasons } = answer;
      return allow(answer.outcome, { does: "change_and_task", reasons, deadline, amountBefore, amount }, true);
    }
    case "linked": {
      const kind = changeKind(answer);
      const providerOperation = rule.wireNames[amount > amountBefore ? "increase" : "decrease"] ?? "";
      return allow("linked", { does: "send", kind, providerOperation, amountBefore, amount, deadline });
    }
    case "required":
    case "not_required":
      throw new Error(`the rules answered an amount change with ${answer.outcome}`);
    default:
      return unreachable(answer.outcome);
  }
}

function allow(outcome: Outcome, plan: Plan, needsAcknowledgement = false): EditVerdict {
  return { allowed: true, outcome, plan, needsAcknowledgement };
}

function changeKind({ operation }: Answer): "change_amount" | "change_amount_and_capture" {
  if (operation === "change_amount" || operation === "change_amount_and_capture") return operation;
  throw new Error(`the rules answered an amount change with operation ${operation}`);
}
