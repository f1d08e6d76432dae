import type { ProviderTable, StepRule } from "./table";

const until20h: StepRule = { until: { from: "paid", monthEndAt20: 2 } };

export const DOCOMO: ProviderTable = {
  provider: "docomo",
  family: "merchant_operation_id",
  statuses: { authorized: "仮売上", captured: "実売上", voided: "取消済", refunded: "返金済" },
  codes: {
    invalid_state: "D10001",
    already_done: "D10002",
    expired: "D10003",
    amount: "D10004",
    not_supported: "D10005",
    declined: "D20001",
    duplicate: "D30003",
    busy: "D90001",
  },
  methods: {
    "docomo/d-barai": {
      cancel: { before: until20h, after: until20h },
      change: { before: until20h, after: until20h },
      captureNow: "never",
    },
  },
};
