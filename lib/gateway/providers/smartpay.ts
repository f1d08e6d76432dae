import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** Smartpay: a key on every POST, remembered for six hours. */
export const SMARTPAY: ProviderProfile = {
  provider: "smartpay",
  family: "idempotency_key",
  keyWindowHours: 6,
  statuses: {
    requires_authorization: "processing",
    authorized: "authorized",
    captured: "captured",
    canceled: "voided",
    refunded: "refunded",
    failed: "declined",
  },
  codes: {
    "payment.not-found": "not_found",
    "amount.insufficient": "amount_not_allowed",
    // assumed from here on
    "order.invalid-state": "invalid_state",
    "order.already-canceled": "already_done",
    "order.expired": "expired",
    "operation.not-supported": "not_supported",
    "merchant.not-allowed": "contract",
    "order.declined": "declined",
    "idempotency-key.reused": "duplicate",
    "request.throttled": "busy",
    "unexpected-error": "maybe_done",
  },
  methods: {
    "smartpay/smartpay": {
      operations: operations({
        authorize: "POST /v1/orders",
        authorizeAndCapture: "POST /v1/orders captureMethod=automatic",
        capture: "POST /v1/payments",
        cancel: { before: "PUT /v1/orders/{id}/cancellation", after: "POST /v1/refunds" },
      }),
      authorizationLastsDays: 7,
    },
  },
};
