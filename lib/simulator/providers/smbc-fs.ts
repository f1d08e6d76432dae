import { FREELY, type ProviderTable } from "./table";

export const SMBC_FS: ProviderTable = {
  provider: "smbc-fs",
  family: "none",
  statuses: { authorized: "登録済", captured: "請求済", voided: "取消済", refunded: "返金済", waiting: "審査中" },
  codes: {
    invalid_state: "S1001",
    already_done: "S1002",
    expired: "S1003",
    amount: "S1004",
    not_supported: "S1005",
    declined: "S2001",
    duplicate: "S9002",
    busy: "S9001",
  },
  methods: { "smbc-fs/deferred": { cancel: { before: FREELY }, captureNow: "never", screens: true } },
};
