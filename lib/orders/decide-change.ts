import { evaluate } from "@/lib/capability/evaluate";
import type { Answer, Stage } from "@/lib/capability/types";
import { wireNameOf } from "@/lib/operations/wire-name";
import { unreachable } from "@/lib/result/result";
import type { Role } from "@/lib/staff/role";
import type { NoAuthorization } from "./contract";
import { allow, type Decision, deny } from "./decision";
import { caseOf, type OrderFacts } from "./order-facts";
import { ownReasons } from "./own-reasons";

/**
 * 金額変更 to a new total, in whole yen. The total as it was makes no call. Anything else is measured against what the
 * provider holds, because that is what it would raise or lower: after an unlinked decrease of 1,000 to 900, a change to
 * 950 is a decrease to the provider, and 1,000 brings the two together without a call.
 */
export function decideChange(
  facts: OrderFacts,
  role: Role | null,
  asked: { readonly newTotal: number; readonly editChoice: boolean },
): Decision {
  const own = ownReasons("change_amount", facts, role);
  const amount = asked.newTotal;
  if (own.length > 0) return deny(facts, own);
  if (facts.noAuthorization !== null) return decideFree(facts, facts.noAuthorization, amount);
  const question = caseOf(facts, "amount", { newAmount: amount, editChoice: asked.editChoice });
  if (question === null) return deny(facts, own);
  if (amount === facts.total) return allow({ does: "change_in_shop", reasons: [], amount }, null);
  const answer = evaluate(question);
  const deadline = answer.deadline ?? null;
  const amountBefore = facts.held;
  switch (answer.outcome) {
    case "no_change":
      // Back to what the provider holds: ends a wait, and nothing is owed.
      return allow({ does: "change_in_shop", reasons: [], amount }, answer);
    case "refused":
      return deny(facts, answer.reasons, answer);
    case "at_capture":
      return allow({ does: "wait_for_capture", amountBefore, amount }, answer);
    case "not_linked":
    case "shop_only":
      return allow({ does: "change_and_task", reasons: answer.reasons, deadline, amountBefore, amount }, answer, true);
    case "linked": {
      const kind = changeKind(answer);
      const providerOperation = nameOf(facts, kind, question.stage, amount);
      return allow({ does: "send", kind, providerOperation, amountBefore, amount, deadline }, answer);
    }
    case "required":
    case "not_required":
      throw new Error(`the rules answered an amount change with ${answer.outcome}`);
    default:
      return unreachable(answer.outcome);
  }
}

/** Nothing lives at the provider that a total could rise above or fall below. A total of 0 is a cancel there, too. */
function decideFree(facts: OrderFacts, why: NoAuthorization, amount: number): Decision {
  if (amount === 0 && facts.total !== 0) return deny(facts, ["use_cancel"]);
  return allow({ does: "change_in_shop", reasons: [why], amount }, null);
}

function nameOf(
  facts: OrderFacts,
  kind: "change_amount" | "change_amount_and_capture",
  stage: Stage,
  amount: number,
): string {
  return wireNameOf(facts.methodId, kind, stage, amount > facts.held);
}

function changeKind(answer: Answer): "change_amount" | "change_amount_and_capture" {
  const { operation } = answer;
  if (operation === "change_amount" || operation === "change_amount_and_capture") return operation;
  throw new Error(`the rules answered an amount change with operation ${operation}`);
}
