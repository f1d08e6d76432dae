/**
 * The wire between the shop and whatever stands behind GATEWAY_URL. docs/gateway-protocol.md is the prose of this file.
 * Instants are ISO 8601 in UTC with milliseconds, amounts whole yen.
 */

export const OPERATION_KINDS = [
  "authorize",
  "capture",
  "cancel",
  "terminate",
  "change_amount",
  "change_amount_and_capture",
] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** POST /v1/authorizations. Header `Idempotency-Key` repeats `operationId`. */
export interface AuthorizeRequest {
  readonly operationId: string;
  readonly provider: string;
  readonly method: string;
  /** The provider's own name of what is asked, from the provider's profile. */
  readonly providerOperation: string;
  readonly orderNumber: string;
  readonly orderedAt: string;
  readonly amount: number;
  /** Authorize and capture in one step (オーソリ時確定フラグ). */
  readonly captureNow: boolean;
  readonly threeDSecure: boolean;
  /** After this instant a server must not begin the work. */
  readonly expiresAt: string;
}

/** POST /v1/payments/{paymentId}/operations. Header `Idempotency-Key` repeats `operationId`. */
export interface OperationRequest {
  readonly operationId: string;
  readonly provider: string;
  readonly method: string;
  readonly kind: Exclude<OperationKind, "authorize">;
  readonly providerOperation: string;
  /** cancel, terminate: the whole amount held. change_*: the new amount. capture: the amount to capture. */
  readonly amount: number;
  readonly expiresAt: string;
}

/** authorized → captured; voided ends an uncaptured payment, refunded a captured one. */
export type LedgerState = "authorized" | "captured" | "voided" | "refunded";

/** What was done once. An operation of ours leaves one, under its own kind and for the amount that was asked. */
export interface LedgerEntry {
  readonly seq: number;
  /** null: not by a request of ours, e.g. done in the provider's own console. */
  readonly operationId: string | null;
  readonly kind: OperationKind;
  readonly amount: number;
  readonly at: string;
  readonly providerOperation: string;
  readonly providerCode: string | null;
  readonly providerStatus: string;
}

/** The provider's record of one payment. 0 ≤ refunded ≤ captured ≤ authorized. */
export interface LedgerPayment {
  readonly paymentId: string;
  readonly provider: string;
  readonly method: string;
  readonly orderNumber: string;
  readonly state: LedgerState;
  readonly providerStatus: string;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly orderedAt: string;
  readonly paymentAt: string;
  readonly capturedAt: string | null;
  /** When the payment was voided or fully refunded. */
  readonly canceledAt: string | null;
  readonly updatedAt: string;
  readonly entries: readonly LedgerEntry[];
}

/**
 * succeeded: done, the ledger shows it and has its entry. refused: not done and never will be. pending: taken, not finished; inquire.
 */
export type OperationResult = "succeeded" | "refused" | "pending";

/** The answer to a mutation, and what an inquiry repeats. */
export interface OperationAnswer {
  readonly operationId: string;
  /** null only for an authorization that was refused, or is not granted yet. */
  readonly paymentId: string | null;
  readonly kind: OperationKind;
  readonly result: OperationResult;
  readonly providerOperation: string;
  readonly providerCode: string | null;
  readonly providerStatus: string | null;
  readonly processedAt: string;
  /** The payment after the operation; null only where paymentId is null. */
  readonly payment: LedgerPayment | null;
}

/** GET /v1/operations/{operationId} */
export type InquiryAnswer =
  | { readonly found: true; readonly asOf: string; readonly answer: OperationAnswer }
  /** Nothing known as of `asOf` (the server's clock). Final only when asOf > expiresAt + CLOCK_ALLOWANCE_MS. */
  | { readonly found: false; readonly asOf: string };

/**
 * GET /v1/ledger?changedSince=&provider=&cursor=&limit= ; GET /v1/payments/{paymentId} answers one LedgerPayment.
 * Oldest change first. Every change made before `asOf` is in the pages that follow one another from the same `changedSince`.
 */
export interface LedgerPage {
  readonly asOf: string;
  readonly payments: readonly LedgerPayment[];
  readonly nextCursor: string | null;
}

/** What a ledger page is asked for. `limit` is at most LEDGER_LIMIT_MAX. */
export interface LedgerQuery {
  readonly changedSince?: string;
  readonly provider?: string;
  readonly cursor?: string;
  readonly limit?: number;
}
export const LEDGER_LIMIT_DEFAULT = 200;
export const LEDGER_LIMIT_MAX = 1_000;

/** GET /v1/health, once the server can answer the other routes. */
export interface GatewayHealth {
  readonly status: "ok";
  readonly asOf: string;
}

/** The only HTTP status that each code may come with. */
export const PROTOCOL_ERROR_STATUS = {
  malformed: 400,
  unauthorized: 401,
  unknown_payment: 404,
  unknown_provider: 404,
  unknown_method: 404,
  in_flight: 409,
  expired: 410,
} as const;
export type ProtocolErrorCode = keyof typeof PROTOCOL_ERROR_STATUS;

/** Any 4xx. The server did not begin and never will (409 `in_flight` excepted: inquire). */
export interface ProtocolError {
  readonly error: {
    readonly code: ProtocolErrorCode;
    readonly field?: string;
  };
}

/** Bounds of the wire. Ids are 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const AMOUNT_MAX = 999_999_999;
/** Of a payment's sums, which changes after the capture let grow. */
export const PAYMENT_AMOUNT_MAX = 2_147_483_647;

/** How far the two clocks may be apart before an inquiry's "nothing" counts. */
export const CLOCK_ALLOWANCE_MS = 2_000;

/** How long after its intent a request may still be begun by a server. */
export const REQUEST_LIFETIME_MS = 8_000;

/** How a provider treats a request that arrives again. */
export type RepeatFamily = "idempotency_key" | "merchant_operation_id" | "none";
