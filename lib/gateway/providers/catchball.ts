import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** キャッチボール (後払い.com). assumed throughout: its API is not public. */
export const CATCHBALL: ProviderProfile = {
  provider: "catchball",
  family: "none",
  keyWindowHours: null,
  statuses: {
    与信中: "processing",
    与信OK: "authorized",
    伝票登録済: "captured",
    キャンセル: "voided",
    返金: "refunded",
    与信NG: "declined",
  },
  codes: {
    E00101: "invalid_state",
    E00102: "already_done",
    E00103: "expired",
    E00104: "amount_not_allowed",
    E00105: "not_supported",
    E00106: "under_review",
    E00107: "declined",
    E00201: "invalid_request",
    E00202: "contract",
    E00203: "not_found",
    E00204: "duplicate",
    E00901: "busy",
    E00999: "maybe_done",
  },
  methods: {
    "catchball/atobarai": {
      operations: operations({
        authorize: "注文登録API",
        capture: "伝票番号登録API",
        reportShipment: "伝票番号登録API",
        cancel: { before: "注文キャンセルAPI" },
        change: { before: "注文修正API", after: "注文修正API" },
      }),
    },
  },
};
