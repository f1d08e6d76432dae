import { GMO_CARD, GMO_CARD_CODES, GMO_CARD_STATUSES } from "./gmo-card";
import { operations } from "./operations";
import type { MethodWire, ProviderProfile, ProviderStatusMeaning } from "./profile";

/** GMOペイメントゲートウェイ, classic protocol: no key, OrderID uniqueness and SearchTrade / SearchTradeMulti. */

const MULTI_STATUSES: Readonly<Record<string, ProviderStatusMeaning>> = {
  REQSUCCESS: "processing",
  AUTHPROCESS: "processing",
  TRADING: "processing",
  REQSALES: "processing",
  AUTH: "authorized",
  SALES: "captured",
  CANCEL: "voided",
  RETURN: "refunded",
  PAYFAIL: "declined",
  EXPIRED: "lapsed",
  STOP: "declined",
  FORCECANCEL: "voided",
};

const rakutenPay: MethodWire = {
  operations: operations({
    authorize: "ExecTranRakutenId",
    authorizeAndCapture: "ExecTranRakutenId CAPTURE",
    capture: "RakutenIdSales",
    cancel: { before: "RakutenIdCancel", after: "RakutenIdCancel" },
  }),
  statuses: MULTI_STATUSES,
  codes: { RI1000001: "invalid_state", RI1000002: "expired", RI1000003: "already_done" },
};

const rakutenPayV2: MethodWire = {
  operations: operations({
    authorize: "ExecTranRakutenpay", // assumed
    authorizeAndCapture: "ExecTranRakutenpay CAPTURE", // assumed
    capture: "RakutenpaySales", // assumed
    cancel: { before: "RakutenpayCancelReturn", after: "RakutenpayCancelReturn" },
    change: { before: "RakutenpayChange", after: "RakutenpayChange" },
  }),
  statuses: MULTI_STATUSES,
  codes: { RI1000001: "invalid_state", RI1000002: "expired", RI1000003: "already_done" },
};

// assumed: only the payment type is public
const recruit: MethodWire = {
  operations: operations({
    authorize: "ExecTranRecruit",
    authorizeAndCapture: "ExecTranRecruit CAPTURE",
    capture: "RecruitSales",
  }),
  statuses: MULTI_STATUSES,
};

const linePay: MethodWire = {
  operations: operations({
    authorize: "ExecTranLinepay", // assumed, like the next; sale and cancel are public
    authorizeAndCapture: "ExecTranLinepay CAPTURE",
    capture: "LinepaySales",
    cancel: { before: "LinepayCancelReturn", after: "LinepayCancelReturn" },
  }),
  statuses: MULTI_STATUSES,
  codes: { LP1000001: "invalid_state", LP1000002: "expired", LP1000003: "already_done" },
};

const carrierDocomo: MethodWire = {
  operations: operations({
    authorize: "ExecTranDocomo",
    authorizeAndCapture: "ExecTranDocomo CAPTURE",
    capture: "DocomoSales",
    cancel: { before: "DocomoCancelReturn", after: "DocomoCancelReturn" },
    change: { after: "DocomoCancelReturn" },
    increase: { after: "DocomoIncrease" },
  }),
  statuses: MULTI_STATUSES,
  codes: { DC1000002: "invalid_state", DC1000011: "amount_not_allowed" },
};

const carrierSoftbank: MethodWire = {
  operations: operations({
    authorize: "ExecTranSb",
    authorizeAndCapture: "ExecTranSb CAPTURE",
    capture: "SbSales",
    cancel: { before: "SbCancel", after: "SbCancel" },
  }),
  authorizationLastsDays: 60,
  statuses: MULTI_STATUSES,
  codes: { SB1000002: "invalid_state" },
};

const carrierAu: MethodWire = {
  operations: operations({
    authorize: "ExecTranAu",
    authorizeAndCapture: "ExecTranAu CAPTURE",
    capture: "AuSales",
    cancel: { before: "AuCancelReturn", after: "AuCancelReturn" },
    change: { after: "AuCancelReturn" },
    increase: { after: "AuIncrease" }, // assumed
  }),
  statuses: MULTI_STATUSES,
  codes: { AU1000006: "invalid_state", AMPL40004: "already_done", AMPL40006: "already_done" },
};

// assumed: no public names
const epos: MethodWire = {
  operations: operations({
    authorize: "ExecTranEpos",
    capture: "EposSales",
    cancel: { after: "EposCancelReturn" },
    change: { after: "EposChange" },
  }),
  statuses: MULTI_STATUSES,
};

const paypay: MethodWire = {
  operations: operations({
    authorize: "ExecTranPaypay",
    authorizeAndCapture: "ExecTranPaypay CAPTURE",
    capture: "PaypaySales",
    cancel: { before: "PaypayCancelReturn", after: "PaypayCancelReturn" },
  }),
  authorizationLastsDays: 30, // PayPay's own, for every provider that offers it
  statuses: MULTI_STATUSES,
  codes: { M01085011: "amount_not_allowed", E61546010: "invalid_state" },
};

const auPay: MethodWire = {
  operations: operations({
    authorize: "ExecTranAupay",
    authorizeAndCapture: "ExecTranAupay CAPTURE",
    capture: "AupaySales",
    cancel: { before: "AupayCancelReturn", after: "AupayCancelReturn" }, // assumed, after its siblings
  }),
  authorizationLastsDays: 90,
  statuses: MULTI_STATUSES,
  // assumed: the families are public, their members' meanings are not
  codes: { "M0191*": "invalid_state", "AU20000*": "invalid_state" },
};

export const GMO_PG: ProviderProfile = {
  provider: "gmo-pg",
  family: "none",
  keyWindowHours: null,
  statuses: GMO_CARD_STATUSES,
  codes: GMO_CARD_CODES,
  methods: {
    "gmo-pg/card-one-time": GMO_CARD,
    "gmo-pg/card-recurring": GMO_CARD,
    "gmo-pg/card-link": GMO_CARD,
    "gmo-pg/rakuten-pay": rakutenPay,
    "gmo-pg/rakuten-pay-v2": rakutenPayV2,
    "gmo-pg/recruit": recruit,
    "gmo-pg/line-pay": linePay,
    "gmo-pg/carrier-docomo": carrierDocomo,
    "gmo-pg/carrier-softbank-b": carrierSoftbank,
    "gmo-pg/carrier-au": carrierAu,
    "gmo-pg/epos": epos,
    "gmo-pg/paypay": paypay,
    "gmo-pg/au-pay": auPay,
  },
};
