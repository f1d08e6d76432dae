import type { LoadPayment } from "@/lib/simulator/load-format";
import { formatInstant } from "@/lib/time/instant";

/** A payment that nothing has happened to but its authorization and, where it has, its capture, whole. */
export interface PlainPayment {
  readonly paymentId: string;
  readonly orderNumber: string;
  readonly methodId: string;
  readonly amount: number;
  readonly captured: boolean;
  readonly threeDSecure?: boolean;
  readonly orderedAt: number;
  readonly paymentAt: number;
  readonly capturedAt: number;
}

/** What the provider holds of it, as POST /simulator/load takes it. */
export function ledgerPayment(plain: PlainPayment): LoadPayment {
  const { paymentId, orderNumber, methodId, amount, captured, threeDSecure = false } = plain;
  const entry = (seq: number, kind: "authorize" | "capture", at: number) => ({
    seq,
    kind,
    operationId: null,
    amount,
    at: formatInstant(at),
    providerOperation: kind,
    providerCode: null,
    providerStatus: kind,
  });
  const authorized = entry(1, "authorize", plain.paymentAt);
  return {
    paymentId,
    provider: methodId.slice(0, methodId.indexOf("/")),
    method: methodId,
    orderNumber,
    threeDSecure,
    state: captured ? "captured" : "authorized",
    providerStatus: "",
    authorized: amount,
    captured: captured ? amount : 0,
    refunded: 0,
    orderedAt: formatInstant(plain.orderedAt),
    paymentAt: formatInstant(plain.paymentAt),
    capturedAt: captured ? formatInstant(plain.capturedAt) : null,
    canceledAt: null,
    updatedAt: formatInstant(captured ? plain.capturedAt : plain.paymentAt),
    entries: captured ? [authorized, entry(2, "capture", plain.capturedAt)] : [authorized],
  };
}
