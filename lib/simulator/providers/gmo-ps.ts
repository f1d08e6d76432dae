import { FREELY, type ProviderTable } from "./table";

export const GMO_PS: ProviderTable = {
  provider: "gmo-ps",
  family: "none",
  statuses: { authorized: "OK", captured: "請求済", voided: "取消", refunded: "返金", waiting: "審査中" },
  codes: {
    invalid_state: "CT0049",
    already_done: "CT0050",
    expired: "CT0051",
    amount: "CT0052",
    not_supported: "CT0053",
    declined: "CT0055",
    duplicate: "CT0004",
    busy: "CT0900",
  },
  methods: {
    "gmo-ps/deferred": {
      cancel: { before: FREELY },
      change: { before: FREELY },
      captureNow: "never",
      screens: true,
      reportsShipment: true,
    },
    "gmo-ps/b2b-deferred": {
      cancel: { before: FREELY },
      change: { before: FREELY },
      captureNow: "never",
      screens: true,
      reportsShipment: true,
    },
    "gmo-ps/atokara": {
      cancel: { before: FREELY },
      change: { before: FREELY, after: { decreaseOnly: true } },
      captureNow: "on_request",
      screens: true,
      reportsShipment: true,
    },
  },
};
