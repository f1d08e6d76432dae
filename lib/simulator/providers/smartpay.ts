import { authorizationLapses } from "./further-limits";
import { FREELY, type ProviderTable } from "./table";

export const SMARTPAY: ProviderTable = {
  provider: "smartpay",
  family: "idempotency_key",
  keyWindowHours: 6,
  statuses: {
    authorized: "succeeded (uncaptured)",
    captured: "succeeded",
    voided: "canceled",
    refunded: "succeeded (refunded)",
    lapsed: "canceled (expired)",
    waiting: "requires_authorization",
  },
  codes: {
    invalid_state: "order.cannot-capture",
    already_done: "order.already-canceled",
    expired: "order.expired",
    amount: "payment.excessive-amount",
    not_supported: "operation.not-supported",
    declined: "order.declined",
    duplicate: "idempotency-key.reused",
    busy: "request.throttled",
  },
  methods: { "smartpay/smartpay": { cancel: { before: FREELY, after: FREELY }, captureNow: "on_request" } },
  furtherLimits: [authorizationLapses({ "smartpay/smartpay": 7 })],
};
