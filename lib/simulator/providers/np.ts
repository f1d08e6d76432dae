import { CANCELS, CHANGES, endsAt } from "./further-limits";
import { FREELY, type MethodTable, type ProviderTable } from "./table";

const connectPro: MethodTable = {
  cancel: { before: FREELY, after: FREELY },
  change: { before: FREELY },
  captureNow: "never",
  reportsShipment: true,
  screens: true,
};

const atone: MethodTable = {
  cancel: { before: FREELY, after: FREELY },
  change: { before: FREELY, after: FREELY },
  captureNow: "on_request",
  statuses: { authorized: "registered", captured: "売上確定", voided: "canceled", refunded: "refunded" },
};

const ATONE_METHODS = ["np/atone-next-month", "np/atone-next-month-common", "np/atone-per-use"];

export const NP: ProviderTable = {
  provider: "np",
  family: "none",
  statuses: {
    authorized: "00 OK",
    captured: "00 出荷報告済",
    voided: "00 取消済",
    refunded: "00 返金済",
    waiting: "10 保留",
  },
  codes: {
    invalid_state: "E0100114",
    already_done: "E0100118",
    expired: "E0100120",
    amount: "E0100121",
    not_supported: "E0100132",
    declined: "RE001",
    duplicate: "E0100119",
    busy: "EPRO0105",
  },
  methods: {
    "np/connect-pro": connectPro,
    "np/connect-pro-instant": { ...connectPro, captureNow: "on_request" },
    "np/connect-pro-instant-common": connectPro,
    "np/b2b-deferred": connectPro,
    "np/atone-next-month": atone,
    "np/atone-next-month-common": atone,
    "np/atone-per-use": atone,
  },
  furtherLimits: [
    endsAt(
      "atone-120-days",
      "atone: cancel and change end 120 days after the registration",
      { kinds: [...CANCELS, ...CHANGES], methods: ATONE_METHODS },
      { from: "paid", days: 120 },
    ),
  ],
};
