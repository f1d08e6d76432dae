import type { Case } from "@/lib/capability/case";
import { evaluate } from "@/lib/capability/evaluate";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { Flags } from "@/lib/capability/types";

/**
 * Whether a cancel or an amount change that the page knows for this method is not linked because of a flag alone, at
 * either stage.
 */
export function isLinkageOff(method: MethodId, flags: Flags): boolean {
  return (["cancel", "amount"] as const).some((capability) =>
    (["before_capture", "after_capture"] as const).some((stage) => {
      const asked: Case = { ...PLAIN_ORDER, method, capability, stage, flags };
      return evaluate(asked).reasons.includes("flag_off");
    }),
  );
}

/** An order on which nothing but a flag can stand in the way. */
const PLAIN_ORDER: Omit<Case, "method" | "capability" | "stage" | "flags"> = {
  now: 0,
  orderedAt: 0,
  paymentAt: 0,
  capturedAt: 0,
  paid: true,
  threeDSecure: false,
  slipNumberSent: false,
  orderMode: "normal",
  pciDss: true,
  editChoice: true,
  amount: 2,
  newAmount: 1,
};
