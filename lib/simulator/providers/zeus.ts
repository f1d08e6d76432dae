import { CANCELS, endsAt } from "./further-limits";
import { FREELY, type ProviderTable } from "./table";

export const ZEUS: ProviderTable = {
  provider: "zeus",
  family: "none",
  statuses: { authorized: "仮売", captured: "売上", voided: "取消", refunded: "返品", waiting: "処理中" },
  codes: {
    invalid_state: "88888801",
    already_done: "88888802",
    expired: "88888803",
    amount: "88888804",
    not_supported: "88888805",
    declined: "88888806",
    duplicate: "88888813",
    busy: "88888890",
  },
  methods: {
    "zeus/card": {
      cancel: { before: FREELY, after: FREELY },
      captureNow: "never",
      card: { card_unusable: "88888810", security_code_missing: "88888845" }, // assumed
    },
  },
  furtherLimits: [
    endsAt(
      "cancel-240-days",
      "a cancel ends 240 days after the authorization",
      { kinds: CANCELS },
      { from: "paid", days: 240 },
    ),
  ],
};
