import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** ヤマトクレジットファイナンス (クロネコ掛け払い). assumed throughout: its API is not public. */
export const YAMATO_CF: ProviderProfile = {
  provider: "yamato-cf",
  family: "none",
  keyWindowHours: null,
  statuses: {
    審査中: "processing",
    承認済: "authorized",
    売上確定: "captured",
    取消済: "voided",
    返金済: "refunded",
    否認: "declined",
  },
  codes: {
    B0001: "invalid_state",
    B0002: "already_done",
    B0003: "expired",
    B0004: "amount_not_allowed",
    B0005: "not_supported",
    B0006: "declined",
    B0011: "contract",
    B0012: "not_found",
    B0013: "duplicate",
    B0090: "busy",
    B0099: "maybe_done",
  },
  methods: {
    "yamato-cf/b2b-deferred": {
      operations: operations({
        authorize: "取引登録",
        capture: "売上確定",
        cancel: { before: "取引取消" },
      }),
    },
  },
};
