import { FREELY, type ProviderTable } from "./table";

export const YAMATO_CF: ProviderTable = {
  provider: "yamato-cf",
  family: "none",
  statuses: { authorized: "承認済", captured: "売上確定", voided: "取消済", refunded: "返金済", waiting: "審査中" },
  codes: {
    invalid_state: "B0001",
    already_done: "B0002",
    expired: "B0003",
    amount: "B0004",
    not_supported: "B0005",
    declined: "B0006",
    duplicate: "B0013",
    busy: "B0090",
  },
  methods: { "yamato-cf/b2b-deferred": { cancel: { before: FREELY }, captureNow: "never", screens: true } },
};
