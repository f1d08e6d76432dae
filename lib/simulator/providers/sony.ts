import { CANCELS, endsBy } from "./further-limits";
import { FREELY, type ProviderTable } from "./table";
import { firstOfMonth } from "./time-limit";

export const SONY: ProviderTable = {
  provider: "sony",
  family: "none",
  statuses: { authorized: "与信", captured: "売上計上", voided: "取消", refunded: "返品", waiting: "認証中" },
  codes: {
    invalid_state: "K01",
    already_done: "K02",
    expired: "K03",
    amount: "K04",
    not_supported: "K05",
    declined: "C12",
    duplicate: "K69",
    busy: "K80",
  },
  methods: {
    "sony/card": {
      cancel: { before: FREELY, after: FREELY },
      captureNow: "on_request",
      card: { card_unusable: "K10", security_code_missing: "G45" },
    },
  },
  furtherLimits: [
    endsBy(
      "follow-up-7-months",
      "what follows an authorization ends with the seventh month after it (the month's end is assumed)",
      { kinds: [...CANCELS, "capture"] },
      (payment) => firstOfMonth(payment.paymentAt, 8) - 1,
    ),
  ],
};
