import { FREELY, type ProviderTable } from "./table";

export const MERPAY: ProviderTable = {
  provider: "merpay",
  family: "merchant_operation_id",
  statuses: { authorized: "AUTHORIZED", captured: "CAPTURED", voided: "CANCELED", refunded: "REFUNDED" },
  codes: {
    invalid_state: "INVALID_CHARGE_STATE",
    already_done: "ALREADY_CANCELED",
    expired: "PERIOD_EXPIRED",
    amount: "AMOUNT_EXCEEDED",
    not_supported: "OPERATION_NOT_SUPPORTED",
    declined: "CUSTOMER_DECLINED",
    duplicate: "DUPLICATE_OPERATION_ID",
    busy: "RESOURCE_EXHAUSTED",
  },
  // One capture of at most the authorization; the rest is released, so an amount shrinks with the capture alone.
  methods: { "merpay/online": { cancel: { before: FREELY, after: FREELY }, captureNow: "on_request" } },
};
