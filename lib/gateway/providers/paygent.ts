import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** ペイジェント: numbered telegrams, 094 to inquire; result 0 done, 1 error, 2 accepted. Codes of the P series are assumed. */
export const PAYGENT: ProviderProfile = {
  provider: "paygent",
  family: "none",
  keyWindowHours: null,
  statuses: {
    "10 申込済": "processing",
    "20 オーソリOK": "authorized",
    "32 取消済": "voided",
    "33 オーソリ期限切": "lapsed",
    "40 消込済": "captured",
    "41 消込済(取消期限切)": "captured",
    "60 返金済": "refunded", // assumed
  },
  codes: {
    P009: "invalid_state",
    P010: "already_done",
    P011: "expired",
    P012: "amount_not_allowed",
    P013: "not_supported",
    P001: "invalid_request",
    P002: "contract",
    P003: "not_found",
    P005: "duplicate",
    E003: "busy",
    E999: "maybe_done",
    "1G44": "security_code",
    "1G45": "security_code",
    "1G*": "declined",
  },
  methods: {
    "paygent/card": {
      operations: operations({
        authorize: "020",
        authorizeAndCapture: "020+022",
        capture: "022",
        cancel: { before: "021", after: "023" },
        change: { before: "028", after: "029" },
      }),
      // Visa and Mastercard of the service PIF lapse after 25 days, all others after 60
      authorizationLastsDays: 60,
    },
    // Telegrams 100 to 102 are public, which of them does what is assumed.
    "paygent/carrier-au": {
      operations: operations({ authorize: "100", authorizeAndCapture: "100+101", capture: "101" }),
    },
    "paygent/paidy": {
      operations: operations({
        authorize: "Paidy Checkout", // assumed: the buyer's browser authorizes
        capture: "341",
        cancel: { before: "340", after: "342" },
      }),
    },
    "paygent/paypay": {
      operations: operations({
        authorize: "420",
        authorizeAndCapture: "420+422",
        capture: "422",
        cancel: { before: "421", after: "421" },
      }),
      authorizationLastsDays: 30,
    },
  },
};
