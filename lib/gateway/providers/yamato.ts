import { operations } from "./operations";
import type { MethodWire, ProviderProfile } from "./profile";

/** ヤマト運輸: クロネコwebコレクト (A…, E…) and クロネコ代金後払い. Codes are assumed. */

// The names are public. KAAKK0010 makes an amount smaller, which the page does not link.
const deferred: MethodWire = {
  operations: operations({
    authorize: "KAARA0010APIAction",
    capture: "KAASL0010APIAction",
    reportShipment: "KAASL0010APIAction",
    cancel: { before: "KAACL0010APIAction" },
  }),
  statuses: {
    与信OK: "authorized",
    審査中: "processing",
    出荷登録済: "captured",
    取消済: "voided",
    返金済: "refunded",
    与信NG: "declined",
  },
};

export const YAMATO: ProviderProfile = {
  provider: "yamato",
  family: "none",
  keyWindowHours: null,
  // assumed
  statuses: {
    期限切: "lapsed",
    与信待ち: "processing",
    与信完了: "authorized",
    精算確定: "captured",
    取消: "voided",
    返金: "refunded",
    与信NG: "declined",
  },
  codes: {
    A063000001: "invalid_state",
    A063000002: "already_done",
    A063000003: "expired",
    A073000001: "amount_not_allowed",
    A013000005: "not_supported",
    A012050002: "declined",
    A081000045: "security_code",
    A010000001: "invalid_request",
    A011000001: "contract",
    A012000003: "not_found",
    A012060001: "duplicate",
    Z012000007: "busy",
    Z012000009: "maybe_done",
  },
  methods: {
    "yamato/card": {
      operations: operations({
        authorize: "A08 creditToken",
        capture: "E01 shipmentEntry",
        reportShipment: "E01 shipmentEntry",
        cancel: { before: "A06 creditCancel", after: "A06 creditCancel" },
        change: { before: "A07 creditChangePrice" },
      }),
    },
    // assumed: no public names
    "yamato/paypay": {
      operations: operations({
        authorize: "paypaySettle",
        capture: "E01 shipmentEntry",
        reportShipment: "E01 shipmentEntry",
        cancel: { before: "paypayCancel", after: "paypayCancel" },
        change: { before: "paypayChangePrice", after: "paypayChangePrice" },
      }),
      authorizationLastsDays: 30,
    },
    "yamato/deferred": deferred,
    "yamato/deferred-mobile": deferred,
  },
};
