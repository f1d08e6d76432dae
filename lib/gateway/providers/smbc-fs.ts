import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** SMBCファイナンスサービス. assumed throughout: nothing about its API is public. */
export const SMBC_FS: ProviderProfile = {
  provider: "smbc-fs",
  family: "none",
  keyWindowHours: null,
  statuses: { 審査中: "processing", 登録済: "authorized", 請求済: "captured", 取消済: "voided", 返金済: "refunded" },
  codes: {
    S1001: "invalid_state",
    S1002: "already_done",
    S1003: "expired",
    S1004: "amount_not_allowed",
    S1005: "not_supported",
    S2001: "declined",
    S2002: "under_review",
    S3001: "contract",
    S3002: "not_found",
    S9001: "busy",
    S9002: "duplicate",
    S9999: "maybe_done",
  },
  methods: {
    "smbc-fs/deferred": {
      operations: operations({
        authorize: "取引登録",
        capture: "請求確定",
        cancel: { before: "取引取消" },
      }),
    },
  },
};
