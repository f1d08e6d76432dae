import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** ソニーペイメントサービス (e-SCOTT Smart): OperateId with ProcessId / ProcessPass, 1Search to inquire. Codes are assumed. */
export const SONY: ProviderProfile = {
  provider: "sony",
  family: "none",
  keyWindowHours: null,
  statuses: { 認証中: "processing", 与信: "authorized", 売上計上: "captured", 取消: "voided", 返品: "refunded" },
  codes: {
    K01: "invalid_state",
    K02: "already_done",
    K03: "expired",
    K04: "amount_not_allowed",
    K05: "not_supported",
    K10: "invalid_request",
    K20: "contract",
    K40: "not_found",
    K69: "duplicate",
    K80: "busy",
    K98: "maybe_done",
    "C*": "declined",
    G44: "security_code",
    G45: "security_code",
    "G*": "declined",
  },
  methods: {
    "sony/card": {
      operations: operations({
        authorize: "1Auth",
        authorizeAndCapture: "1Gathering",
        capture: "1Capture",
        cancel: { before: "1Delete", after: "1Delete" },
        change: { before: "1Change", after: "1Change" },
      }),
    },
  },
};
