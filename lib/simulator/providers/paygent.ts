import { authorizationLapses, CANCELS, CHANGES, finishedLater } from "./further-limits";
import { FREELY, type ProviderTable } from "./table";

export const PAYGENT: ProviderTable = {
  provider: "paygent",
  family: "none",
  statuses: {
    authorized: "20 オーソリOK",
    captured: "40 消込済",
    voided: "32 取消済",
    refunded: "60 返金済",
    waiting: "10 申込済",
    lapsed: "33 オーソリ期限切",
  },
  codes: {
    invalid_state: "P009",
    already_done: "P010",
    expired: "P011",
    amount: "P012",
    not_supported: "P013",
    declined: "1G12",
    duplicate: "P005",
    busy: "E003",
  },
  methods: {
    "paygent/card": {
      cancel: { before: FREELY, after: FREELY },
      change: { before: FREELY, after: FREELY },
      captureNow: "on_request",
      card: { card_unusable: "P001", security_code_missing: "1G45" },
    },
    "paygent/carrier-au": { captureNow: "on_request" },
    "paygent/paidy": { cancel: { before: FREELY, after: FREELY }, captureNow: "never" },
    "paygent/paypay": { cancel: { before: FREELY, after: FREELY }, captureNow: "on_request" },
  },
  furtherLimits: [
    authorizationLapses({ "paygent/card": 60, "paygent/paypay": 30 }),
    finishedLater(
      "accepted-first",
      "cancels and changes are answered with result 2 (accepted) first",
      { kinds: [...CANCELS, ...CHANGES] },
      "10 申込済",
    ),
  ],
};
