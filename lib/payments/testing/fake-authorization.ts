import type {
  AuthorizeRequest,
  CardFacts,
  CardToken,
  LedgerEntry,
  LedgerPayment,
  OperationAnswer,
  WaitsFor,
} from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";

/** The payment that an authorization makes. */
export function bornPayment(request: AuthorizeRequest, paymentId: string, card: CardFacts | null, at: string) {
  const { operationId, amount, captureNow, providerOperation, provider, method, orderNumber, orderedAt } = request;
  const state = captureNow ? "captured" : "authorized";
  const entry: LedgerEntry = {
    seq: 1,
    operationId,
    kind: "authorize",
    amount,
    at,
    providerOperation,
    providerCode: null,
    providerStatus: state,
  };
  const payment: LedgerPayment = {
    paymentId,
    provider,
    method,
    orderNumber,
    state,
    providerStatus: state,
    authorized: amount,
    captured: captureNow ? amount : 0,
    refunded: 0,
    orderedAt,
    paymentAt: at,
    capturedAt: captureNow ? at : null,
    canceledAt: null,
    card,
    updatedAt: at,
    entries: [entry],
  };
  return payment;
}

/** What the buyer typed, where a test does not care. */
export const A_CARD = {
  brand: "VISA",
  last4: "4242",
  expiry: "2029-04",
  securityCode: "given",
  state: "usable",
  expiresAt: "2099-01-01T00:00:00.000Z",
} as const satisfies Partial<CardToken>;

export function cardFactsOf({ brand, last4, expiry, securityCode }: CardFacts): CardFacts {
  return { brand, last4, expiry, securityCode };
}

/** `payment` null: none was born. */
export function authorizationAnswer(
  { operationId, providerOperation }: AuthorizeRequest,
  result: OperationAnswer["result"],
  providerCode: string | null,
  payment: LedgerPayment | null,
  now: EpochMs,
  waitsFor?: WaitsFor,
): OperationAnswer {
  return {
    operationId,
    paymentId: payment?.paymentId ?? null,
    kind: "authorize",
    result,
    providerOperation,
    providerCode,
    providerStatus: payment?.providerStatus ?? null,
    processedAt: formatInstant(now),
    waitsFor: waitsFor ?? null,
    payment,
  };
}
