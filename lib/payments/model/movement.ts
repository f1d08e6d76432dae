import type { LedgerState } from "@/lib/gateway/protocol";
import { heldOf, stageOf } from "./payment-facts";
import type { OperationRecord, PaymentRecord } from "./records";

/** A payment's state and amounts. */
export interface Moved {
  readonly state: LedgerState;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
}

/**
 * What an operation makes of our record of the payment when the provider does exactly what was asked. After capture an
 * increase raises authorized and captured together, a decrease is a refund of the difference (interpretation 15).
 */
export function movedBy(
  { kind, amount, details }: Pick<OperationRecord, "kind" | "amount" | "details">,
  payment: Pick<PaymentRecord, "state" | "authorized" | "captured" | "refunded">,
): Moved {
  const { authorized, captured, refunded } = payment;
  const uncaptured = stageOf(payment) !== "after_capture";
  switch (kind) {
    case "cancel":
    case "terminate":
      return uncaptured
        ? { state: "voided", authorized, captured, refunded }
        : { state: "refunded", authorized, captured, refunded: captured };
    case "capture":
      return { state: "captured", authorized, captured: amount, refunded };
    case "authorize": {
      const captures = details?.kind === "authorize" && details.captureReason !== null;
      return {
        state: captures ? "captured" : "authorized",
        authorized: amount,
        captured: captures ? amount : 0,
        refunded,
      };
    }
    case "report_shipment":
      return { state: uncaptured ? "authorized" : "captured", authorized, captured, refunded };
    case "change_amount":
    case "change_amount_and_capture": {
      if (uncaptured) return { state: "authorized", authorized: amount, captured, refunded };
      const rise = amount - heldOf(payment);
      return rise > 0
        ? { state: "captured", authorized: authorized + rise, captured: captured + rise, refunded }
        : { state: "captured", authorized, captured, refunded: refunded - rise };
    }
  }
}

/** Whether a ledger shows exactly that. */
export function shows(ledger: Moved, expected: Moved): boolean {
  return (["state", "authorized", "captured", "refunded"] as const).every((part) => ledger[part] === expected[part]);
}
