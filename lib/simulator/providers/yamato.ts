import { authorizationLapses } from "./further-limits";
import { FREELY, type MethodTable, type ProviderTable } from "./table";

const deferred: MethodTable = {
  cancel: { before: FREELY },
  captureNow: "never",
  reportsShipment: true,
  screens: true,
  statuses: {
    authorized: "与信OK",
    captured: "出荷登録済",
    voided: "取消済",
    refunded: "返金済",
    waiting: "審査中", // assumed
  },
};

export const YAMATO: ProviderTable = {
  provider: "yamato",
  family: "none",
  statuses: {
    authorized: "与信完了",
    captured: "精算確定",
    voided: "取消",
    refunded: "返金",
    waiting: "与信待ち",
    lapsed: "期限切",
  },
  codes: {
    invalid_state: "A063000001",
    already_done: "A063000002",
    expired: "A063000003",
    amount: "A073000001",
    not_supported: "A013000005",
    declined: "A012050002",
    duplicate: "A012060001",
    busy: "Z012000007",
  },
  methods: {
    "yamato/card": {
      cancel: { before: FREELY, after: FREELY },
      change: { before: FREELY },
      captureNow: "never",
      reportsShipment: true,
      card: { card_unusable: "A010000001", security_code_missing: "A081000045" }, // assumed
    },
    "yamato/paypay": {
      cancel: {
        before: { until: { from: "paid", days: 30 } },
        after: { until: { from: "paid", days: 30 } },
      },
      change: { before: { decreaseOnly: true }, after: { decreaseOnly: true } },
      captureNow: "never",
      reportsShipment: true,
    },
    "yamato/deferred": deferred,
    "yamato/deferred-mobile": deferred,
  },
  furtherLimits: [authorizationLapses({ "yamato/paypay": 30 })],
};
