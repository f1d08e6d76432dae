import type { Role } from "@/lib/identity/role";
import { decideAmount } from "./decide-amount";
import { type Decision, deny } from "./decision";
import { editRule } from "./edit-rule";
import type { OrderFacts } from "./order-facts";
import { ownReasons } from "./own-reasons";

/** 金額変更, as the verb decides it: by the order's own state and the person's role, then by the function that the browser asked. */
export function decideChange(
  facts: OrderFacts,
  role: Role | null,
  asked: { readonly newTotal: number; readonly editChoice: boolean },
): Decision {
  const own = ownReasons("change_amount", facts, role);
  const rule = editRule(facts);
  if (own.length > 0 || rule === null) return deny(facts, own);
  const { total, now } = facts;
  const decided = decideAmount(rule, { total, now, newTotal: asked.newTotal, editChoice: asked.editChoice });
  return decided.allowed ? decided : deny(facts, decided.reasons, decided.answer);
}
