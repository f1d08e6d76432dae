import { GMO_CARD, GMO_CARD_CODES, GMO_CARD_STATUSES, gmoCardLimits } from "./gmo-card";
import { GMO_PG_LIMITS } from "./gmo-pg-limits";
import { FREELY, type ProviderTable } from "./table";

const MULTI = {
  authorized: "AUTH",
  captured: "SALES",
  voided: "CANCEL",
  refunded: "RETURN",
  waiting: "AUTHPROCESS",
} as const;
const RAKUTEN_CODES = { invalid_state: "RI1000001", expired: "RI1000002", already_done: "RI1000003" } as const;

export const GMO_PG: ProviderTable = {
  provider: "gmo-pg",
  family: "none",
  statuses: GMO_CARD_STATUSES,
  codes: GMO_CARD_CODES,
  methods: {
    "gmo-pg/card-one-time": GMO_CARD,
    "gmo-pg/card-recurring": GMO_CARD,
    "gmo-pg/card-link": GMO_CARD,
    "gmo-pg/rakuten-pay": {
      cancel: {
        before: { until: { from: "ordered", monthEnd: 5 } },
        after: { until: { from: "captured", monthEnd: 1 } },
      },
      captureNow: "on_request",
      statuses: MULTI,
      codes: RAKUTEN_CODES,
    },
    "gmo-pg/rakuten-pay-v2": {
      cancel: { before: FREELY, after: FREELY },
      change: { before: FREELY, after: FREELY },
      captureNow: "on_request",
      statuses: MULTI,
      codes: RAKUTEN_CODES,
    },
    "gmo-pg/recruit": { captureNow: "on_request", statuses: MULTI },
    "gmo-pg/line-pay": {
      cancel: { before: FREELY, after: FREELY },
      captureNow: "on_request",
      statuses: MULTI,
      codes: { invalid_state: "LP1000001", expired: "LP1000002", already_done: "LP1000003" },
    },
    "gmo-pg/carrier-docomo": {
      cancel: { before: FREELY, after: FREELY },
      change: { after: FREELY },
      captureNow: "on_request",
      statuses: MULTI,
      codes: { invalid_state: "DC1000002", amount: "DC1000011" },
    },
    "gmo-pg/carrier-softbank-b": {
      cancel: { before: FREELY, after: FREELY },
      captureNow: "on_request",
      statuses: MULTI,
      codes: { invalid_state: "SB1000002" },
    },
    "gmo-pg/carrier-au": {
      cancel: { before: FREELY, after: FREELY },
      change: { after: FREELY },
      captureNow: "on_request",
      statuses: MULTI,
      codes: { invalid_state: "AU1000006", already_done: "AMPL40004" },
    },
    "gmo-pg/epos": {
      cancel: { after: FREELY },
      change: { after: { decreaseOnly: true } },
      captureNow: "never",
      statuses: MULTI,
    },
    "gmo-pg/paypay": {
      cancel: {
        before: { until: { from: "paid", days: 30 } },
        after: { until: { from: "paid", days: 180 } },
      },
      captureNow: "on_request",
      statuses: MULTI,
      codes: { amount: "M01085011", invalid_state: "E61546010" },
    },
    "gmo-pg/au-pay": {
      cancel: {
        before: { until: { from: "paid", days: 90 } },
        after: { until: { from: "paid", days: 90 } },
      },
      captureNow: "on_request",
      statuses: MULTI,
      codes: { invalid_state: "M01910001" },
    },
  },
  furtherLimits: [
    ...gmoCardLimits(["gmo-pg/card-one-time", "gmo-pg/card-recurring", "gmo-pg/card-link"]),
    ...GMO_PG_LIMITS,
  ],
};
