import { authorizationLapses, CANCELS, endsBy, finishedLater } from "./further-limits";
import { FREELY, type MethodTable, type ProviderTable } from "./table";
import { startOfTokyoDayOf } from "./time-limit";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** res_err_code: the method's three characters, two for the type, three for the item (which are assumed). */
function codes(suffix: string): ProviderTable["codes"] {
  return {
    invalid_state: `${suffix}12001`,
    already_done: `${suffix}12002`,
    expired: `${suffix}12003`,
    amount: `${suffix}07012`,
    not_supported: `${suffix}13999`,
    declined: `${suffix}26999`,
    duplicate: `${suffix}07004`,
    busy: `${suffix}10999`,
  };
}

const STATUSES = {
  authorized: "与信済",
  captured: "売上済",
  voided: "取消済",
  refunded: "返金済",
  waiting: "処理中",
} as const;

function carrier(suffix: string): MethodTable {
  return { cancel: { before: FREELY, after: FREELY }, captureNow: "never", codes: codes(suffix) };
}

export const SBPS: ProviderTable = {
  provider: "sbps",
  family: "none",
  statuses: STATUSES,
  codes: codes("999"),
  methods: {
    "sbps/card": {
      cancel: { before: FREELY, after: FREELY },
      change: { before: FREELY, after: FREELY },
      captureNow: "on_request",
      // assumed: the items' numbers
      card: { card_unusable: "10107010", security_code_missing: "10103034" },
      codes: codes("101"),
    },
    "sbps/carrier-docomo": carrier("401"),
    "sbps/carrier-softbank": carrier("405"),
    "sbps/carrier-au": carrier("402"),
    "sbps/paypay": {
      cancel: { before: FREELY, after: FREELY },
      captureNow: "on_request",
      codes: codes("311"),
      statuses: { ...STATUSES, waiting: "PROCESSING", lapsed: "期限切" },
    },
    "sbps/au-pay": { cancel: { before: FREELY, after: FREELY }, captureNow: "on_request", codes: codes("406") },
    "sbps/epos": {
      cancel: { before: FREELY, after: FREELY },
      change: { before: { decreaseOnly: true } },
      changeAndCapture: { after: { decreaseOnly: true } },
      captureNow: "on_request",
      codes: codes("316"),
    },
  },
  furtherLimits: [
    authorizationLapses({ "sbps/paypay": 30 }),
    endsBy(
      "paypay-refund-365-days",
      "PayPay: a refund ends at 23:59:59 of the 365th day",
      { kinds: CANCELS, methods: ["sbps/paypay"], stage: "after" },
      (payment) => startOfTokyoDayOf(payment.paymentAt) + 366 * DAY_MS - 1,
    ),
    finishedLater(
      "paypay-refund-created",
      "PayPay: a refund is CREATED first and REFUNDED later",
      { kinds: CANCELS, methods: ["sbps/paypay"], stage: "after" },
      "CREATED",
    ),
  ],
};
