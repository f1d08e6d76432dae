import { METHOD_IDS, type MethodId, providerOf } from "@/lib/capability/facts/catalogue";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import type { Facts } from "@/lib/capability/types";
import { profileOf } from "@/lib/gateway/providers/registry";
import { methodsWhere, methodWhere } from "@/prisma/builders/methods";

function plainCancel(facts: Facts | null): boolean {
  return (
    facts?.gate === "cancel_api_or_termination_api" &&
    facts.deadline === undefined &&
    facts.skip_when_unpaid === undefined &&
    facts.excluded_when_3ds === undefined
  );
}

const CANCELED_BY_FLAG = methodsWhere(
  "cancel.after_capture",
  plainCancel,
  methodsWhere("cancel.before_capture", plainCancel),
);

/** One method a provider whose cancel is linked by the general flags at both stages, without limit or exception. */
export const CANCELED_BY_FLAG_AT_EACH: readonly MethodId[] = CANCELED_BY_FLAG.filter(
  (method, index) => CANCELED_BY_FLAG.findIndex((one) => providerOf(one) === providerOf(method)) === index,
);

/** Methods by the rule that a test is about. */
export const METHOD = {
  /** Cancel linked by the general flags at both stages, without limit or exception. */
  cancelByFlag: methodWhere("cancel.after_capture", plainCancel, methodsWhere("cancel.before_capture", plainCancel)),
  /** The same, and the provider's name of a cancel depends on the day of the capture. */
  cancelNamedByDay: methodWhere(
    "cancel.after_capture",
    plainCancel,
    METHOD_IDS.filter((id) => typeof profileOf(id).methods[id]?.operations["cancel.after_capture"] === "object"),
  ),
  cancelNotInTable: methodWhere("cancel.before_capture", (facts) => facts === null),
  cancelUnpaidInShop: methodWhere("cancel.before_capture", (facts) => facts?.skip_when_unpaid === true),
  cancelWithin30Days: methodWhere("cancel.before_capture", (facts) => facts?.deadline === "payment+30d"),
  limitFromCapture: methodWhere("cancel.after_capture", (facts) => facts?.deadline === "capture+170d"),
  amountAlways: methodWhere(
    "amount.before_capture",
    (facts) => facts?.gate === "always" && facts.decrease_only === undefined && facts.settled_at_capture === undefined,
  ),
  amountDecreaseOnly: methodWhere(
    "amount.before_capture",
    (facts) => facts?.gate === "always" && facts.decrease_only === true && facts.settled_at_capture === undefined,
  ),
  /** The provider is told slip numbers, and takes no amount change afterwards. */
  closedBySlipNumber: methodWhere(
    "amount.before_capture",
    (facts) => facts?.only_before_slip_number_sent === true && facts.gate === "always",
  ),
  amountAtCapture: methodWhere("amount.before_capture", (facts) => facts?.settled_at_capture === true),
  amountNotInTable: methodWhere("amount.before_capture", (facts) => facts === null),
  amountByChoice: methodWhere("amount.before_capture", (facts) => facts?.gate === "edit_choice"),
  amountAfterCaptureByFlag: methodWhere(
    "amount.after_capture",
    (facts) => facts?.gate === "post_capture_amount_flag" && facts.captures_with_change === undefined,
  ),
  amountAndCaptureByFlag: methodWhere("amount.after_capture", (facts) => facts?.captures_with_change === true),
  /** A card whose code is asked for by the flag alone, and captured at once by a flag. */
  card: methodWhere(
    "security_code",
    (facts) => facts !== null && facts.only_pci_dss === undefined,
    methodsWhere("capture_on_authorization", (facts) => facts?.gate === "capture_on_auth_flag"),
  ),
  cardRecurring: methodWhere("security_code", (facts) => facts?.only_pci_dss === true),
  /** No card, captured at once by the flag. */
  capturedByFlag: methodWhere(
    "capture_on_authorization",
    (facts) => facts?.gate === "capture_on_auth_flag" && facts.only_normal_order_mode === undefined,
    methodsWhere("security_code", (facts) => facts === null),
  ),
  capturedByDefault: methodWhere("capture_on_authorization", (facts) => facts?.gate === "always"),
  capturedInNormalMode: methodWhere("capture_on_authorization", (facts) => facts?.only_normal_order_mode === true),
  /** Neither a card nor captured at once; and the authorization of a 後払い does not pay. */
  paidLater: methodWhere(
    "capture_on_authorization",
    (facts) => facts === null,
    METHOD_IDS.filter((method) => paymentBeginningOf(method) === "recorded"),
  ),
} as const;
