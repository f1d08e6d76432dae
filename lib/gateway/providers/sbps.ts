import { operations } from "./operations";
import type { MethodWire, ProviderProfile } from "./profile";

/**
 * SBペイメントサービス: XML requests named ST01-/ST02-…, whose suffix is the method (-101 card; the others' are assumed).
 * Answers OK or NG with an eight-character res_err_code: method (3), type (2), item (3). Types are assumed but 03
 * (a required item is missing).
 */
function requests(suffix: string): MethodWire {
  return {
    operations: operations({
      authorize: `ST01-00111-${suffix}`,
      authorizeAndCapture: `ST01-00131-${suffix}`,
      capture: `ST02-00201-${suffix}`,
      cancel: { before: `ST02-00305-${suffix}`, after: `ST02-00303-${suffix}` },
      change: { before: `ST01-00113-${suffix}`, after: `ST02-00307-${suffix}` },
      increase: { before: `ST01-00113-${suffix}`, after: `ST01-00113-${suffix}` },
      changeAndCapture: { after: `ST02-00307-${suffix}` },
    }),
    codes: {
      [`${suffix}03012`]: "security_code", // assumed: the item's number
      [`${suffix}03*`]: "invalid_request",
      [`${suffix}07*`]: "invalid_request",
      [`${suffix}40*`]: "invalid_state",
      [`${suffix}41*`]: "already_done",
      [`${suffix}42*`]: "expired",
      [`${suffix}43*`]: "amount_not_allowed",
      [`${suffix}44*`]: "not_supported",
      [`${suffix}K*`]: "declined",
      [`${suffix}50*`]: "contract",
      [`${suffix}51*`]: "not_found",
      [`${suffix}60*`]: "duplicate",
      [`${suffix}90*`]: "busy",
      [`${suffix}99*`]: "maybe_done",
    },
  };
}

export const SBPS: ProviderProfile = {
  provider: "sbps",
  family: "none",
  keyWindowHours: null,
  statuses: {
    処理中: "processing",
    与信済: "authorized",
    売上済: "captured",
    取消済: "voided",
    返金済: "refunded",
    NG: "declined",
  },
  codes: {},
  methods: {
    "sbps/card": requests("101"),
    "sbps/carrier-docomo": requests("401"),
    "sbps/carrier-au": requests("402"),
    "sbps/carrier-softbank": requests("405"),
    "sbps/paypay": { ...requests("311"), authorizationLastsDays: 30 },
    "sbps/au-pay": requests("312"),
    "sbps/epos": requests("313"),
  },
};
