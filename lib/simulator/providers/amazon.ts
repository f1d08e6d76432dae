import { authorizationLapses, concerns } from "./further-limits";
import { FREELY, type FurtherLimit, type MethodTable, type ProviderTable } from "./table";

const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1_000;

/** An amount that shrank waits for the capture, which carries it: there is no change of its own. */
const pay: MethodTable = { cancel: { before: FREELY }, captureNow: "on_request" };

const lateCapturePending: FurtherLimit = {
  name: "late-capture-pending",
  says: "a capture more than 7 days after the authorization is CaptureInitiated first",
  judge: (limitCase) => {
    if (limitCase.payment === null || !concerns(limitCase, { kinds: ["capture"] })) return null;
    return limitCase.now > limitCase.payment.paymentAt + SEVEN_DAYS_MS ? { pending: "CaptureInitiated" } : null;
  },
};

export const AMAZON: ProviderTable = {
  provider: "amazon",
  family: "idempotency_key",
  keyWindowHours: 24,
  statuses: {
    authorized: "Authorized",
    captured: "Captured",
    voided: "Canceled",
    lapsed: "Canceled (ExpiredUnused)",
    refunded: "Refunded",
    waiting: "AuthorizationInitiated",
  },
  codes: {
    invalid_state: "InvalidChargeStatus",
    already_done: "ChargeAlreadyCanceled",
    expired: "ChargeExpired",
    amount: "TransactionAmountExceeded",
    not_supported: "UnsupportedOperation",
    declined: "AmazonRejected",
    duplicate: "DuplicateIdempotencyKey",
    busy: "TooManyRequests",
  },
  methods: { "amazon/pay": pay, "amazon/pay-v2": pay },
  furtherLimits: [authorizationLapses({ "amazon/pay": 30, "amazon/pay-v2": 30 }), lateCapturePending],
};
