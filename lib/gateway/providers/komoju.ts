import { operations } from "./operations";
import type { MethodWire, ProviderProfile } from "./profile";

/** KOMOJU: X-KOMOJU-IDEMPOTENCY, remembered for 24 hours; WeChat Pay and Alipay capture when they authorize. */
const capturedAtOnce: MethodWire = {
  operations: operations({
    authorize: "POST /payments",
    authorizeAndCapture: "POST /payments",
    capture: "POST /payments/{id}/capture",
    cancel: { before: "POST /payments/{id}/cancel", after: "POST /payments/{id}/refund" },
  }),
};

export const KOMOJU: ProviderProfile = {
  provider: "komoju",
  family: "idempotency_key",
  keyWindowHours: 24,
  statuses: {
    pending: "processing",
    authorized: "authorized",
    captured: "captured",
    cancelled: "voided",
    expired: "lapsed",
    refunded: "refunded",
    failed: "declined",
  },
  codes: {
    unprocessable_entity: "invalid_state",
    already_refunded: "already_done", // assumed
    refund_period_expired: "expired", // assumed
    amount_mismatch: "amount_not_allowed", // assumed
    not_supported: "not_supported", // assumed
    unauthorized: "contract",
    forbidden: "contract",
    not_found: "not_found",
    bad_request: "invalid_request",
    missing_parameter: "invalid_request",
    request_failed: "declined",
    idempotency_conflict: "duplicate", // assumed
    service_unavailable: "busy",
    gateway_timeout: "busy", // documented as not processed
    bad_gateway: "maybe_done",
    internal_server_error: "maybe_done", // 500: it may have acted
  },
  methods: { "komoju/wechat-pay": capturedAtOnce, "komoju/alipay": capturedAtOnce },
};
