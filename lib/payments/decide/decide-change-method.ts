import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { Role } from "@/lib/identity/role";
import { allow, type Decision, deny } from "./decision";
import type { OrderFacts } from "./order-facts";
import { ownReasons } from "./own-reasons";

/**
 * 決済方法の変更: of an order that no authorization lives for, to any other method. Sends nothing; the new method's rules and
 * flags are those of its own authorization. `methodId` null: before one was chosen.
 */
export function decideChangeMethod(facts: OrderFacts, role: Role | null, methodId: MethodId | null): Decision {
  const own = ownReasons("change_method", facts, role);
  if (own.length > 0) return deny(facts, own);
  if (methodId === facts.methodId) return deny(facts, ["same_method"]);
  return allow({ does: "change_method", methodId: methodId ?? facts.methodId }, null);
}
