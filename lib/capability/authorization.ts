import type { Case } from "./case";
import { evaluate } from "./evaluate";
import type { MethodId } from "./facts/catalogue";
import { cellOf } from "./facts/tables";
import type { MethodRules } from "./types";

/** What tables 4 and 5 say of an authorization that is made now. */
export interface AuthorizationRules {
  /** Why it is captured at the same time: the flag is on, or the method does so by default. null: it is not. */
  readonly captureReason: "flag" | "default" | null;
  /** What the provider's card form asks. `none`: it has no field. null: the method takes no card. */
  readonly securityCode: "required" | "optional" | "none" | null;
}

export interface AuthorizationSettings {
  readonly flags: MethodRules;
  readonly pciDss: boolean;
}

/** A method takes a card exactly where the page's table of security codes has it. */
export function takesCard(method: MethodId): boolean {
  return cellOf(method, "security_code") !== null;
}

export function authorizationRules(method: MethodId, settings: AuthorizationSettings): AuthorizationRules {
  return { captureReason: captureReasonOf(method, settings), securityCode: securityCodeOf(method, settings) };
}

function captureReasonOf(method: MethodId, settings: AuthorizationSettings): AuthorizationRules["captureReason"] {
  const cell = cellOf(method, "capture_on_authorization");
  if (cell === null) return null;
  if (evaluate(settingsCase(method, "capture_on_authorization", settings)).outcome !== "linked") return null;
  return cell.facts.gate === "always" ? "default" : "flag";
}

function securityCodeOf(method: MethodId, settings: AuthorizationSettings): AuthorizationRules["securityCode"] {
  if (!takesCard(method)) return null;
  const { outcome, reasons } = evaluate(settingsCase(method, "security_code", settings));
  if (outcome === "required") return "required";
  // A line that does not hold gives no field; where the flag alone is off the field is there and may stay empty.
  return reasons.every((reason) => reason === "flag_off") ? "optional" : "none";
}

/** Both questions read flags and settings alone: the rest of the case is of no consequence. */
function settingsCase(method: MethodId, capability: Case["capability"], settings: AuthorizationSettings): Case {
  return {
    method,
    capability,
    stage: "before_capture",
    now: 0,
    orderedAt: 0,
    paymentAt: null,
    capturedAt: null,
    paid: false,
    threeDSecure: false,
    slipNumberSent: false,
    editChoice: false,
    amount: 1,
    newAmount: 1,
    orderMode: settings.flags.orderMode,
    ...settings,
  };
}
