import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** Smartpay: a key on every POST and PUT (header Idempotency-Key), remembered for six hours. */
export const SMARTPAY: ProviderProfile = {
  provider: "smartpay",
  family: "idempotency_key",
  keyWindowHours: 6,
  statuses: {
    requires_authorization: "processing",
    // An order that was authorized succeeded; what is in brackets tells its payments, and is assumed.
    "succeeded (uncaptured)": "authorized",
    succeeded: "captured",
    canceled: "voided",
    "canceled (expired)": "lapsed",
    "succeeded (refunded)": "refunded",
    rejected: "declined",
    failed: "declined",
  },
  codes: {
    "order.not-found": "not_found",
    "payment.not-found": "not_found",
    "order.cannot-capture": "invalid_state",
    "payment.excessive-amount": "amount_not_allowed",
    "amount.insufficient": "amount_not_allowed",
    // assumed from here on
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
