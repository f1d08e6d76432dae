import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** アマゾンジャパン: x-amz-pay-idempotency-key is required. How long a key is remembered is assumed. */
export const AMAZON: ProviderProfile = {
  provider: "amazon",
  family: "idempotency_key",
  keyWindowHours: 24,
  statuses: {
    AuthorizationInitiated: "processing",
    Authorized: "authorized",
    CaptureInitiated: "processing",
    Captured: "captured",
    Canceled: "voided",
    "Canceled (ExpiredUnused)": "lapsed", // the state with its reason
    RefundInitiated: "processing",
    Refunded: "refunded",
    Declined: "declined",
  },
  codes: {
    InvalidChargeStatus: "invalid_state",
    ChargeAlreadyCanceled: "already_done", // assumed
    ChargeExpired: "expired", // assumed
    AmountMismatch: "amount_not_allowed",
    TransactionAmountExceeded: "amount_not_allowed",
    UnsupportedOperation: "not_supported", // assumed
    UnauthorizedAccess: "contract", // assumed
    InvalidParameterValue: "invalid_request",
    ResourceNotFound: "not_found",
    AmazonRejected: "declined",
    ProcessingFailure: "declined",
    DuplicateIdempotencyKey: "duplicate",
    TooManyRequests: "busy",
    ServiceUnavailable: "busy",
    InternalServerError: "maybe_done",
  },
  methods: {
    // assumed: the first version's names
    "amazon/pay": {
      operations: operations({
        authorize: "Authorize",
        authorizeAndCapture: "Authorize CaptureNow",
        capture: "Capture",
        cancel: { before: "CancelOrderReference" },
      }),
      authorizationLastsDays: 30,
    },
    "amazon/pay-v2": {
      operations: operations({
        authorize: "POST /charges",
        authorizeAndCapture: "POST /charges captureNow",
        capture: "POST /charges/{id}/capture",
        cancel: { before: "DELETE /charges/{id}/cancel" },
      }),
      authorizationLastsDays: 30,
    },
  },
};
