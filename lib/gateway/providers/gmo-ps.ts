import { operations } from "./operations";
import type { ProviderProfile } from "./profile";

/** GMOペイメントサービス: transaction.do and its siblings, answered OK or NG with an errorCode. */
export const GMO_PS: ProviderProfile = {
  provider: "gmo-ps",
  family: "none",
  keyWindowHours: null,
  statuses: {
    審査中: "processing",
    OK: "authorized",
    請求済: "captured",
    取消: "voided",
    返金: "refunded",
    NG: "declined",
  },
  codes: {
    // CT0049 is public as an example of a code; what it says and all the others are assumed.
    CT0049: "invalid_state",
    CT0050: "already_done",
    CT0051: "expired",
    CT0052: "amount_not_allowed",
    CT0053: "not_supported",
    CT0054: "under_review",
    CT0055: "declined",
    CT0001: "invalid_request",
    CT0002: "contract",
    CT0003: "not_found",
    CT0004: "duplicate",
    CT0900: "busy",
    CT0999: "maybe_done",
  },
  methods: {
    "gmo-ps/deferred": {
      operations: operations({
        authorize: "transaction.do",
        capture: "pdrequest.do",
        reportShipment: "pdrequest.do", // the real call does both
        cancel: { before: "modifycanceltransaction.do updateKind=2" }, // the 2 is assumed
        change: { before: "modifycanceltransaction.do updateKind=1" },
      }),
    },
    // assumed: the same calls as the deferred payment of private buyers
    "gmo-ps/b2b-deferred": {
      operations: operations({
        authorize: "b2b/transaction.do",
        capture: "b2b/pdrequest.do",
        reportShipment: "b2b/pdrequest.do",
        cancel: { before: "b2b/modifycanceltransaction.do updateKind=2" },
        change: { before: "b2b/modifycanceltransaction.do updateKind=1" },
      }),
    },
    // assumed: names of the same service's post-pay calls
    "gmo-ps/atokara": {
      operations: operations({
        authorize: "ExecTranPostpay",
        authorizeAndCapture: "ExecTranPostpay CAPTURE",
        capture: "PostpayShipping",
        reportShipment: "PostpayShipping",
        cancel: { before: "PostpayCancel" },
        change: { before: "PostpayChange", after: "PostpayChange" },
      }),
    },
  },
};
