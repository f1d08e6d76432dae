import { authorizationLapses } from "./further-limits";
import type { ProviderTable } from "./table";

export const PAYPAL: ProviderTable = {
  provider: "paypal",
  family: "none",
  statuses: { authorized: "CREATED", captured: "COMPLETED", voided: "VOIDED", refunded: "REFUNDED" },
  codes: {
    invalid_state: "AUTHORIZATION_VOIDED",
    already_done: "AUTHORIZATION_ALREADY_CAPTURED",
    expired: "AUTHORIZATION_EXPIRED",
    amount: "MAX_CAPTURE_AMOUNT_EXCEEDED",
    not_supported: "ACTION_NOT_SUPPORTED",
    declined: "INSTRUMENT_DECLINED",
    duplicate: "DUPLICATE_INVOICE_ID",
    busy: "RATE_LIMIT_REACHED",
  },
  methods: { "paypal/paypal": { captureNow: "on_request" } },
  furtherLimits: [authorizationLapses({ "paypal/paypal": 29 })],
};
