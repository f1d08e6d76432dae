import type { Answer, RuleReason } from "@/lib/capability/types";
import type { NotAllowed, OrderReason, Plan } from "@/lib/payments/model/contract";
import { type OrderFacts, ruleStageOf } from "./order-facts";

/** What a verb would do now. Pure: the same for the screen before, and for the verb under lock. */
export type Decision =
  | {
      readonly allowed: true;
      readonly plan: Plan;
      /** Nothing will be sent, or shop and provider are apart: staff tick that they know. */
      readonly needsAcknowledgement: boolean;
      /** The rules' answer; null where no table decides. */
      readonly answer: Answer | null;
    }
  | { readonly allowed: false; readonly refusal: NotAllowed };

export function allow(plan: Plan, answer: Answer | null, needsAcknowledgement = false): Decision {
  return { allowed: true, plan, needsAcknowledgement, answer };
}

export function deny(
  facts: OrderFacts,
  reasons: readonly (RuleReason | OrderReason)[],
  answer: Answer | null = null,
): Decision {
  const refusal: NotAllowed = {
    code: "not_allowed",
    reasons,
    stage: ruleStageOf(facts.stage),
    deadline: answer?.deadline ?? null,
  };
  return { allowed: false, refusal };
}
