import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** Paidy: captures, refunds and close on a payment; no call changes an amount. */
export const PAIDY: ProviderProfile = {
  provider: "paidy",
  family: "none",
  keyWindowHours: null,
  statuses: {
    AUTHORIZED: "authorized",
    CLOSED: "captured",
    // assumed: publicly a closed payment shows its refunds, not a status of its own
    "CLOSED (no capture)": "voided",
    "CLOSED (refunded)": "refunded",
    REJECTED: "declined",
  },
  // request_content.malformed is public; of the others the classes are, and the spelling is assumed.
  codes: {
    "payment.invalid_state": "invalid_state",
    "payment.already_closed": "already_done",
    "payment.expired": "expired",
    "payment.invalid_amount": "amount_not_allowed",
    "request.not_supported": "not_supported",
    "request_content.malformed": "invalid_request",
    "authentication.failed": "contract",
    "payment.not_found": "not_found",
    "payment.rejected": "declined",
    "request.duplicate": "duplicate",
    "request.rate_limit": "busy",
    "server.error": "maybe_done",
  },
  methods: {
    "paidy/next-month": {
      operations: operations({
        authorize: "Paidy Checkout", // assumed: the buyer's browser authorizes
        capture: "POST /payments/{id}/captures",
        cancel: { before: "POST /payments/{id}/close" },
      }),
    },
    "paidy/next-month-v2": {
      operations: operations({
        authorize: "Paidy Checkout", // assumed
        capture: "POST /payments/{id}/captures",
        cancel: { before: "POST /payments/{id}/close", after: "POST /payments/{id}/refunds" },
      }),
    },
  },
};
