import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** PayPal. assumed throughout; treated as a provider without a key, which is the careful reading. */
export const PAYPAL: ProviderProfile = {
  provider: "paypal",
  family: "none",
  keyWindowHours: null,
  statuses: {
    CREATED: "authorized",
    COMPLETED: "captured",
    VOIDED: "voided",
    EXPIRED: "lapsed",
    REFUNDED: "refunded",
    DENIED: "declined",
  },
  codes: {
    AUTHORIZATION_VOIDED: "invalid_state",
    AUTHORIZATION_ALREADY_CAPTURED: "already_done",
    AUTHORIZATION_EXPIRED: "expired",
    MAX_CAPTURE_AMOUNT_EXCEEDED: "amount_not_allowed",
    ACTION_NOT_SUPPORTED: "not_supported",
    PERMISSION_DENIED: "contract",
    RESOURCE_NOT_FOUND: "not_found",
    INVALID_PARAMETER_VALUE: "invalid_request",
    INSTRUMENT_DECLINED: "declined",
    DUPLICATE_INVOICE_ID: "duplicate",
    RATE_LIMIT_REACHED: "busy",
    INTERNAL_SERVER_ERROR: "maybe_done",
  },
  methods: {
    "paypal/paypal": {
      operations: operations({
        authorize: "POST /v2/checkout/orders/{id}/authorize",
        authorizeAndCapture: "POST /v2/checkout/orders/{id}/capture",
        capture: "POST /v2/payments/authorizations/{id}/capture",
      }),
      authorizationLastsDays: 29,
    },
  },
};
