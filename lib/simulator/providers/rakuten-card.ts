import { FREELY, type ProviderTable, type StepRule } from "./table";

/** Also before the capture: the clock then has not started, and nothing ends. */
const until170days: StepRule = { until: { from: "captured", days: 170 } };

export const RAKUTEN_CARD: ProviderTable = {
  provider: "rakuten-card",
  family: "none",
  statuses: { authorized: "仮売上", captured: "実売上", voided: "取消済", refunded: "返金済", waiting: "認証待ち" },
  codes: {
    invalid_state: "RC-1001",
    already_done: "RC-1002",
    expired: "RC-1003",
    amount: "RC-1004",
    not_supported: "RC-1005",
    declined: "RC-2001",
    duplicate: "RC-3003",
    busy: "RC-9001",
  },
  methods: {
    "rakuten-card/card": {
      cancel: { before: until170days, after: until170days },
      change: { before: FREELY, after: FREELY },
      captureNow: "on_request",
      card: { card_unusable: "RC-3004", security_code_missing: "RC-2045" }, // assumed
    },
    "rakuten-card/konbini": { cancel: { before: FREELY }, captureNow: "never" },
  },
};
