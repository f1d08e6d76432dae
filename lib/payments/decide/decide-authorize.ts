import { authorizationRules } from "@/lib/capability/authorization";
import { cellOf } from "@/lib/capability/facts/tables";
import type { Role } from "@/lib/identity/role";
import { allow, type Decision, deny } from "./decision";
import type { OrderFacts } from "./order-facts";
import { ownReasons } from "./own-reasons";
import { authorizationNameOf } from "./wire-name";

/**
 * オーソリ of the order's whole total: the first one, and 再オーソリ of what was declined or has lapsed. The flags are those of
 * the moment when the intent is committed (interpretation 22).
 */
export function decideAuthorize(facts: OrderFacts, role: Role | null): Decision {
  const own = ownReasons("authorize", facts, role);
  if (own.length > 0) return deny(facts, own);
  const { captureReason, securityCode } = authorizationRules(facts.methodId, { flags: facts.flags, ...facts.settings });
  return allow(
    {
      does: "send",
      kind: "authorize",
      providerOperation: authorizationNameOf(facts.methodId, captureReason !== null),
      amountBefore: 0,
      amount: facts.total,
      deadline: null,
      captureReason,
      securityCode: isLaterCharge(facts) ? "none" : securityCode,
    },
    null,
  );
}

/** The code of a recurring card is asked for at its first registration, never at a later charge (interpretation 26). */
function isLaterCharge({ methodId, noAuthorization }: OrderFacts): boolean {
  // The page limits to PCI DSS the one card that is charged again and again.
  return noAuthorization === "authorization_lapsed" && cellOf(methodId, "security_code")?.facts.only_pci_dss === true;
}
