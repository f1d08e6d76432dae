import type { CardFacts } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { held, type Mutation, type Payment } from "./payment";

/** What an authorization that was granted founds a payment on. */
export interface Founding {
  readonly paymentId: string;
  readonly provider: string;
  readonly method: string;
  readonly orderNumber: string;
  readonly orderedAt: EpochMs;
  readonly threeDSecure: boolean;
  readonly amount: number;
  readonly captureNow: boolean;
  readonly card: CardFacts | null;
}

export function founded(founding: Founding, at: EpochMs): Payment {
  const { amount, captureNow, ...named } = founding;
  return {
    ...named,
    state: captureNow ? "captured" : "authorized",
    authorized: amount,
    captured: captureNow ? amount : 0,
    refunded: 0,
    paymentAt: at,
    capturedAt: captureNow ? at : null,
    canceledAt: null,
    lapsedAt: null,
    buyerPaidAt: null,
    shipment: null,
    updatedAt: at,
  };
}

/** The payment after an operation that was decided to be done. Keeps 0 <= refunded <= captured <= authorized. */
export function applied(
  payment: Payment,
  request: Pick<Mutation, "kind" | "amount" | "shipment">,
  at: EpochMs,
): Payment {
  // Never behind an earlier change: a ledger is read in the order of its changes.
  const updatedAt = Math.max(at, payment.updatedAt);
  const touched = { ...payment, updatedAt };
  switch (request.kind) {
    case "capture":
      return captured(touched, request.amount, updatedAt);
    case "cancel":
    case "terminate":
      return payment.capturedAt === null
        ? { ...touched, state: "voided", canceledAt: updatedAt }
        : { ...touched, state: "refunded", refunded: payment.captured, canceledAt: updatedAt };
    case "change_amount":
      return changed(touched, request.amount);
    case "change_amount_and_capture":
      return payment.capturedAt === null
        ? captured(changed(touched, request.amount), request.amount, updatedAt)
        : changed(touched, request.amount);
    case "report_shipment":
      return { ...touched, shipment: request.shipment ?? null };
    case "authorize":
      throw new Error("a payment is authorized once");
  }
}

function captured(payment: Payment, amount: number, at: EpochMs): Payment {
  return { ...payment, state: "captured", captured: amount, capturedAt: at };
}

function changed(payment: Payment, amount: number): Payment {
  if (payment.capturedAt === null) return { ...payment, authorized: amount };
  const difference = amount - held(payment);
  return difference < 0
    ? { ...payment, refunded: payment.refunded - difference }
    : { ...payment, authorized: payment.authorized + difference, captured: payment.captured + difference };
}
