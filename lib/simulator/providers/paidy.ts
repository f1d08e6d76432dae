import { FREELY, type ProviderTable } from "./table";

export const PAIDY: ProviderTable = {
  provider: "paidy",
  family: "none",
  statuses: {
    authorized: "AUTHORIZED",
    captured: "CLOSED",
    voided: "CLOSED (no capture)",
    refunded: "CLOSED (refunded)",
  },
  codes: {
    invalid_state: "payment.invalid_state",
    already_done: "payment.already_closed",
    expired: "payment.expired",
    amount: "payment.invalid_amount",
    not_supported: "request.not_supported",
    declined: "payment.rejected",
    duplicate: "request.duplicate",
    busy: "request.rate_limit",
  },
  methods: {
    "paidy/next-month": { cancel: { before: FREELY }, captureNow: "never" },
    "paidy/next-month-v2": { cancel: { before: FREELY, after: FREELY }, captureNow: "never" },
  },
};
