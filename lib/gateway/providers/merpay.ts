import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** メルペイ. assumed throughout, the merchant-made id of each operation included: its own API is not public. */
export const MERPAY: ProviderProfile = {
  provider: "merpay",
  family: "merchant_operation_id",
  keyWindowHours: null,
  statuses: {
    AUTHORIZED: "authorized",
    CAPTURED: "captured",
    CANCELED: "voided",
    REFUNDED: "refunded",
    DECLINED: "declined",
  },
  codes: {
    INVALID_CHARGE_STATE: "invalid_state",
    ALREADY_CANCELED: "already_done",
    PERIOD_EXPIRED: "expired",
    AMOUNT_EXCEEDED: "amount_not_allowed",
    OPERATION_NOT_SUPPORTED: "not_supported",
    MERCHANT_NOT_ALLOWED: "contract",
    CHARGE_NOT_FOUND: "not_found",
    INVALID_ARGUMENT: "invalid_request",
    CUSTOMER_DECLINED: "declined",
    DUPLICATE_OPERATION_ID: "duplicate",
    RESOURCE_EXHAUSTED: "busy",
    UNKNOWN_RESULT: "maybe_done",
  },
  methods: {
    "merpay/online": {
      operations: operations({
        authorize: "Authorize",
        authorizeAndCapture: "Authorize capture_now",
        capture: "Capture",
        cancel: { before: "Cancel", after: "Refund" },
      }),
    },
  },
};
