import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** 楽天カード. assumed throughout: its API is not public. */
export const RAKUTEN_CARD: ProviderProfile = {
  provider: "rakuten-card",
  family: "none",
  keyWindowHours: null,
  statuses: {
    認証待ち: "processing",
    仮売上: "authorized",
    実売上: "captured",
    取消済: "voided",
    返金済: "refunded",
    与信NG: "declined",
  },
  codes: {
    "RC-1001": "invalid_state",
    "RC-1002": "already_done",
    "RC-1003": "expired",
    "RC-1004": "amount_not_allowed",
    "RC-1005": "not_supported",
    "RC-2001": "declined",
    "RC-2045": "security_code",
    "RC-3004": "invalid_request",
    "RC-3001": "contract",
    "RC-3002": "not_found",
    "RC-3003": "duplicate",
    "RC-9001": "busy",
    "RC-9999": "maybe_done",
  },
  methods: {
    "rakuten-card/card": {
      operations: operations({
        authorize: "authorize",
        authorizeAndCapture: "authorizeAndCapture",
        capture: "capture",
        cancel: { before: "cancel", after: "cancelOrRefund" },
        change: { before: "modify", after: "modify" },
      }),
    },
    "rakuten-card/konbini": {
      operations: operations({
        authorize: "cvs/authorize",
        capture: "cvs/capture",
        cancel: { before: "cvs/cancel" },
      }),
    },
  },
};
