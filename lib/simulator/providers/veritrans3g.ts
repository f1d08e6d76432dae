import { ORDER_NUMBER_ONCE } from "./further-limits";
import { FREELY, type ProviderTable } from "./table";
import { VERITRANS_CARD_CODES, VERITRANS_CODES, VERITRANS_STATUSES } from "./veritrans";

export const VERITRANS3G: ProviderTable = {
  provider: "veritrans3g",
  family: "none",
  statuses: VERITRANS_STATUSES,
  codes: VERITRANS_CODES,
  methods: {
    "veritrans3g/card": {
      cancel: { before: FREELY, after: FREELY },
      change: { before: FREELY },
      captureNow: "on_request",
      card: VERITRANS_CARD_CODES,
    },
    "veritrans3g/carrier-docomo": { captureNow: "on_request" },
    "veritrans3g/carrier-softbank-a": { captureNow: "on_request" },
    "veritrans3g/carrier-softbank-b": { captureNow: "on_request" },
    "veritrans3g/carrier-au": { captureNow: "on_request" },
    "veritrans3g/unionpay": { captureNow: "on_request" },
    "veritrans3g/recruit": { captureNow: "on_request" },
  },
  furtherLimits: [ORDER_NUMBER_ONCE],
};
