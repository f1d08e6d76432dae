import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** NTTドコモ (d払い, direct). assumed throughout, the merchant-made id of each operation included. */
export const DOCOMO: ProviderProfile = {
  provider: "docomo",
  family: "merchant_operation_id",
  keyWindowHours: null,
  statuses: { 仮売上: "authorized", 実売上: "captured", 取消済: "voided", 返金済: "refunded", 与信NG: "declined" },
  codes: {
    D10001: "invalid_state",
    D10002: "already_done",
    D10003: "expired",
    D10004: "amount_not_allowed",
    D10005: "not_supported",
    D20001: "declined",
    D30001: "contract",
    D30002: "not_found",
    D30003: "duplicate",
    D90001: "busy",
    D99999: "maybe_done",
  },
  methods: {
    "docomo/d-barai": {
      operations: operations({
        authorize: "決済開始",
        capture: "売上確定",
        cancel: { before: "決済取消", after: "決済取消" },
        change: { before: "金額変更", after: "金額変更" },
      }),
    },
  },
};
