import type { Role } from "@/lib/identity/role";
import { allow, type Decision, deny } from "./decision";
import { type OrderFacts, ruleStageOf } from "./order-facts";
import { ownReasons } from "./own-reasons";
import { wireNameOf } from "./wire-name";

/**
 * オーソリ確定: for any authorized payment, whatever the tables say. It sends the amount that waits for it, or else what
 * the provider holds; where an unlinked change has left shop and provider apart, staff confirm both (interpretation 14).
 */
export function decideCapture(facts: OrderFacts, role: Role | null): Decision {
  const own = ownReasons("capture", facts, role);
  const stage = ruleStageOf(facts.stage);
  if (own.length > 0 || stage === null) return deny(facts, own);
  const amount = facts.waitingAmount ?? facts.held;
  return allow(
    {
      does: "send",
      kind: "capture",
      providerOperation: wireNameOf(facts.methodId, "capture", stage, false),
      amountBefore: facts.held,
      amount,
      deadline: null,
    },
    null,
    amount !== facts.total,
  );
}
