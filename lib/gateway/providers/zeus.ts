import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** ゼウス. assumed: only the words of its console are public (仮売, 売上, 取り消し処理). */
export const ZEUS: ProviderProfile = {
  provider: "zeus",
  family: "none",
  keyWindowHours: null,
  statuses: { 処理中: "processing", 仮売: "authorized", 売上: "captured", 取消: "voided", 返品: "refunded" },
  codes: {
    "88888801": "invalid_state",
    "88888802": "already_done",
    "88888803": "expired",
    "88888804": "amount_not_allowed",
    "88888805": "not_supported",
    "88888806": "declined",
    "88888810": "invalid_request",
    "88888845": "security_code",
    "88888811": "contract",
    "88888812": "not_found",
    "88888813": "duplicate",
    "88888890": "busy",
    "88888899": "maybe_done",
  },
  methods: {
    "zeus/card": {
      operations: operations({
        authorize: "仮売り登録",
        capture: "仮売り実売上処理",
        cancel: { before: "取り消し処理", after: "取り消し処理" },
      }),
    },
  },
};
