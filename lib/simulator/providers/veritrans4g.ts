import { finishedLater, ORDER_NUMBER_ONCE } from "./further-limits";
import { FREELY, type ProviderTable } from "./table";
import { VERITRANS_CARD_CODES, VERITRANS_CODES, VERITRANS_STATUSES } from "./veritrans";

export const VERITRANS4G: ProviderTable = {
  provider: "veritrans4g",
  family: "none",
  statuses: VERITRANS_STATUSES,
  codes: VERITRANS_CODES,
  methods: {
    "veritrans4g/card": {
      cancel: { before: FREELY, after: FREELY },
      change: { before: FREELY },
      captureNow: "on_request",
      card: VERITRANS_CARD_CODES,
    },
    "veritrans4g/rakuten-pay": {
      cancel: { before: FREELY },
      change: { after: { decreaseOnly: true } },
      captureNow: "on_request",
    },
  },
  furtherLimits: [
    ORDER_NUMBER_ONCE,
    finishedLater(
      "rakuten-pending",
      "楽天ペイ answers mstatus pending first",
      { kinds: ["cancel", "terminate", "change_amount", "capture"], methods: ["veritrans4g/rakuten-pay"] },
      "pending",
    ),
  ],
};
