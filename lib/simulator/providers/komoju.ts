import { FREELY, type MethodTable, type ProviderTable } from "./table";

/** WeChat Pay and Alipay are captured when they are authorized, whatever was asked. */
const capturedAtOnce: MethodTable = { cancel: { before: FREELY, after: FREELY }, captureNow: "always" };

export const KOMOJU: ProviderTable = {
  provider: "komoju",
  family: "idempotency_key",
  keyWindowHours: 24,
  statuses: {
    authorized: "authorized",
    captured: "captured",
    voided: "cancelled",
    refunded: "refunded",
    waiting: "pending",
  },
  codes: {
    invalid_state: "unprocessable_entity",
    already_done: "already_refunded",
    expired: "refund_period_expired",
    amount: "amount_mismatch",
    not_supported: "not_supported",
    declined: "request_failed",
    duplicate: "idempotency_conflict",
    busy: "service_unavailable",
  },
  methods: { "komoju/wechat-pay": capturedAtOnce, "komoju/alipay": capturedAtOnce },
};
