import { operations } from "./operations";
import type { MethodWire, ProviderProfile } from "./profile";

/** ネットプロテクションズ: NP後払い (NPコネクトプロ), NP掛け払い and atone. No key: look before sending again. */

const connectPro: MethodWire = {
  operations: operations({
    authorize: "POST /v1/transactions",
    authorizeAndCapture: "POST /v1/transactions + POST /v1/shipments",
    capture: "POST /v1/shipments",
    // The real call does both: it reports the slip number and makes the sale.
    reportShipment: "POST /v1/shipments",
    cancel: { before: "PATCH /v1/transactions/cancel", after: "PATCH /v1/transactions/cancel" },
    change: { before: "PATCH /v1/transactions/update" },
  }),
};

// assumed: the API of NP掛け払い is not public
const b2bDeferred: MethodWire = {
  operations: operations({
    authorize: "POST /kakebarai/transactions",
    capture: "POST /kakebarai/shipments",
    reportShipment: "POST /kakebarai/shipments",
    cancel: { before: "PATCH /kakebarai/transactions/cancel", after: "PATCH /kakebarai/transactions/cancel" },
    change: { before: "PATCH /kakebarai/transactions/update" },
  }),
};

// Only the registration's path is public; the others are assumed.
const atone: MethodWire = {
  operations: operations({
    authorize: "POST /v1/pre_registrations/transactions",
    authorizeAndCapture: "POST /v1/pre_registrations/transactions sales_settled",
    capture: "PATCH /v1/transactions/settle",
    cancel: { before: "PATCH /v1/transactions/cancel", after: "PATCH /v1/transactions/refund" },
    change: { before: "PATCH /v1/transactions/update", after: "PATCH /v1/transactions/update" },
  }),
  // assumed
  statuses: {
    registered: "authorized",
    売上確定: "captured",
    canceled: "voided",
    refunded: "refunded",
    NG: "declined",
  },
};

export const NP: ProviderProfile = {
  provider: "np",
  family: "none",
  keyWindowHours: null,
  statuses: {
    "00 OK": "authorized",
    "10 保留": "processing",
    "20 NG": "declined",
    "40 審査前": "processing",
    // assumed: publicly the review's result stays and the shipment and the cancel have dates
    "00 出荷報告済": "captured",
    "00 取消済": "voided",
    "00 返金済": "refunded",
  },
  codes: {
    E0100114: "invalid_state", // only before the customer pays
    E0100118: "already_done",
    E0100131: "invalid_state", // before the goods' return to the merchant
    E0100132: "not_supported", // the payment's method does not allow it
    E0100113: "not_found",
    E0100002: "invalid_request",
    E0100003: "invalid_request",
    E0100120: "expired", // assumed
    E0100121: "amount_not_allowed", // assumed
    E0100119: "duplicate", // assumed: an order of the same amount within a month
    EPRO0101: "contract",
    EPRO0102: "contract",
    EPRO0105: "busy",
    EPRO0106: "busy",
    EPRO0107: "maybe_done",
    "RE00*": "declined",
    RE009: "under_review",
    "RE01*": "under_review",
    "RE02*": "under_review",
  },
  methods: {
    "np/connect-pro": connectPro,
    "np/connect-pro-instant": connectPro,
    "np/connect-pro-instant-common": connectPro,
    "np/b2b-deferred": b2bDeferred,
    "np/atone-next-month": atone,
    "np/atone-next-month-common": atone,
    "np/atone-per-use": atone,
  },
};
