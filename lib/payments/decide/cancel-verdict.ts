import type { Case } from "@/lib/capability/case";
import { evaluate } from "@/lib/capability/evaluate";
import type { Answer } from "@/lib/capability/types";
import { CANCEL_OUTCOMES, type CancelOutcome } from "@/lib/payments/model/cancel-outcome";
import type { NoAuthorization } from "@/lib/payments/model/contract";
import { type CaseFacts, caseOf, type OrderFacts } from "./order-facts";

/** What a cancel comes to on an order as it is, for every caller: the verb, its card, the list and the list's filter. */
export type CancelVerdict =
  /** Nothing lives at the provider: the shop alone. */
  | { readonly outcome: "shop_only"; readonly why: NoAuthorization }
  | { readonly outcome: Exclude<CancelOutcome, "shop_only">; readonly asked: Case; readonly answer: Answer };

/** null where the payment is canceled: nothing is left to cancel. */
export function cancelVerdict(facts: CaseFacts & Pick<OrderFacts, "noAuthorization">): CancelVerdict | null {
  if (facts.noAuthorization !== null) return { outcome: "shop_only", why: facts.noAuthorization };
  const asked = caseOf(facts, "cancel");
  if (asked === null) return null;
  const answer = evaluate(asked);
  return { outcome: outcomeOverLive(answer), asked, answer };
}

/**
 * What the rules' answer to a cancel comes to while an authorization lives. An unpaid order of a method that cancels such
 * in the shop alone has none by the page; where one lives all the same, it is canceled in the provider's console
 * (interpretation 18).
 */
export function outcomeOverLive({ outcome }: Pick<Answer, "outcome">): Exclude<CancelOutcome, "shop_only"> {
  const known = CANCEL_OUTCOMES.find((one) => one === outcome);
  if (known === undefined) throw new Error(`the rules answered a cancel with ${outcome}`);
  return known === "shop_only" ? "not_linked" : known;
}
