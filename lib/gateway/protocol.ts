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
  "report_shipment",
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
  /** Of a method that takes a card: what the buyer typed stands at the provider, behind the token. null: no card. */
  readonly card: { readonly token: string; readonly securityCode: SecurityCodeDemand } | null;
  /** After this instant a server must not begin the work. */
  readonly expiresAt: string;
}

/** required: without the code the provider refuses. optional: its form has the field. none: it has not. */
export const SECURITY_CODE_DEMANDS = ["required", "optional", "none"] as const;
export type SecurityCodeDemand = (typeof SECURITY_CODE_DEMANDS)[number];

/**
 * POST /v1/card-sessions: opens the provider's card form for one order. The buyer's card is typed there alone; the form
 * posts a CardGiven to its opener, at `shopOrigin` and no other.
 */
export interface CardSessionRequest {
  readonly provider: string;
  readonly method: string;
  readonly orderNumber: string;
  readonly amount: number;
  readonly securityCode: SecurityCodeDemand;
  readonly shopOrigin: string;
}

export interface CardSession {
  readonly sessionId: string;
  /** Of the provider's own origin. */
  readonly url: string;
  readonly expiresAt: string;
}

/** What the shop may know of a card. */
export interface CardFacts {
  readonly brand: string;
  readonly last4: string;
  /** 2029-04 */
  readonly expiry: string;
  readonly securityCode: "given" | "not_given";
}

/** GET /v1/card-tokens/{token} */
export interface CardToken extends CardFacts {
  readonly token: string;
  readonly provider: string;
  readonly method: string;
  readonly orderNumber: string;
  readonly state: "usable" | "used" | "expired";
  readonly expiresAt: string;
}

/** The form's first message to the window that opened it, once it stands there: a blocked frame looks to that window like a loaded one. */
export interface CardFormOpen {
  readonly type: "card-form-open";
}

/** The message of the provider's form to the window that opened it. */
export interface CardGiven extends CardFacts {
  readonly type: "card-given";
  readonly token: string;
  /** Until when the token is good. */
  readonly expiresAt: string;
}

/** What report_shipment tells the provider. */
export interface ShipmentReport {
  readonly carrier: string;
  readonly slipNumber: string;
  /** 2026-11-28, in Asia/Tokyo. */
  readonly shippedOn: string;
}

/** POST /v1/payments/{paymentId}/operations. Header `Idempotency-Key` repeats `operationId`. */
export interface OperationRequest {
  readonly operationId: string;
  readonly provider: string;
  readonly method: string;
  readonly kind: Exclude<OperationKind, "authorize">;
  readonly providerOperation: string;
  /** cancel, terminate, report_shipment: the whole amount held. change_*: the new amount. capture: the amount to capture. */
  readonly amount: number;
  /** Of report_shipment alone. */
  readonly shipment?: ShipmentReport;
  readonly expiresAt: string;
}

/** authorized → captured; voided ends an uncaptured payment, refunded a captured one; lapsed: the provider let it end. */
export const LEDGER_STATES = ["authorized", "captured", "voided", "refunded", "lapsed"] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

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
  /** When the authorization lapsed: in state `lapsed` and no other. Absent: null, like the next three. */
  readonly lapsedAt?: string | null | undefined;
  /** When the buyer paid, where that comes after the authorization (コンビニ). */
  readonly buyerPaidAt?: string | null | undefined;
  readonly card?: CardFacts | null | undefined;
  readonly shipment?: ShipmentReport | null | undefined;
  readonly updatedAt: string;
  readonly entries: readonly LedgerEntry[];
}

/**
 * succeeded: done, the ledger shows it and has its entry. refused: not done and never will be. pending: taken, not finished; inquire.
 */
export type OperationResult = "succeeded" | "refused" | "pending";

/** What a pending authorization waits for: the buyer, who goes through 3-D Secure at `url`, or the provider's screening. */
export type WaitsFor =
  | { readonly for: "buyer"; readonly url: string; readonly until: string }
  | { readonly for: "screening" };

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
  /** Of a pending authorization alone. */
  readonly waitsFor?: WaitsFor | null | undefined;
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
  unknown_token: 404,
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
