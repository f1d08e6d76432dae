import { FREELY, type ProviderTable } from "./table";

export const CATCHBALL: ProviderTable = {
  provider: "catchball",
  family: "none",
  statuses: { authorized: "与信OK", captured: "伝票登録済", voided: "キャンセル", refunded: "返金", waiting: "与信中" },
  codes: {
    invalid_state: "E00101",
    already_done: "E00102",
    expired: "E00103",
    amount: "E00104",
    not_supported: "E00105",
    declined: "E00107",
    duplicate: "E00204",
    busy: "E00901",
  },
  methods: {
    "catchball/atobarai": {
      cancel: { before: FREELY },
      change: { before: FREELY, after: FREELY },
      captureNow: "never",
      reportsShipment: true,
      screens: true,
    },
  },
};
