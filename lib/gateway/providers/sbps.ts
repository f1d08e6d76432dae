import { operations } from "./operations";
import type { MethodWire, ProviderProfile } from "./profile";

/**
 * SBペイメントサービス: XML requests named ST01-/ST02-…, whose suffix is the method. Answers OK or NG with an
 * eight-character res_err_code: method (3), type (2), item (3). The types 00 to 14 (the request) and 20 to 31 (credit) are
 * public; which of them tells of a payment's state, and the items' numbers, are assumed.
 */
function requests(suffix: string): MethodWire {
  return {
    operations: operations({
      authorize: `ST01-00111-${suffix}`,
      authorizeAndCapture: `ST01-00131-${suffix}`,
      capture: `ST02-00201-${suffix}`,
      // ST02-00302, 解約, exists for recurring contracts: of a single payment it is assumed to be this cancel.
      cancel: { before: `ST02-00303-${suffix}`, after: `ST02-00303-${suffix}` },
      change: { before: `ST01-00133-${suffix}`, after: `ST02-00307-${suffix}` },
      increase: { before: `ST01-00133-${suffix}`, after: `ST01-00133-${suffix}` },
      changeAndCapture: { after: `ST02-00307-${suffix}` },
    }),
    codes: Object.fromEntries(MEANINGS.map(([code, meaning]) => [`${suffix}${code}`, meaning])),
  };
}

const MEANINGS = [
  // assumed items of public types
  ["12001", "invalid_state"],
  ["12002", "already_done"],
  ["12003", "expired"],
  ["07012", "amount_not_allowed"],
  ["07004", "duplicate"],
  ["03034", "security_code"],
  ["00*", "invalid_request"], // the XML's form
  ["01*", "contract"], // the method is not in force
  ["02*", "invalid_request"], // no such request id
  ["03*", "invalid_request"], // required
  ["04*", "invalid_request"], // type
  ["05*", "invalid_request"], // length
  ["06*", "invalid_request"], // form
  ["07*", "invalid_request"], // value
  ["09*", "contract"], // hash
  ["10*", "busy"], // the request came too late: nothing was done
  ["11*", "not_found"], // transaction id
  ["12*", "not_found"], // tracking id
  ["13*", "not_supported"], // may not be given
  ["14*", "contract"], // merchant or service id
  ["21*", "maybe_done"], // the credit centre failed
  ["2*", "declined"], // credit: limit, card, number, content
  ["3*", "declined"],
] as const;

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
    "sbps/paypay": {
      ...requests("311"),
      authorizationLastsDays: 30,
      // PROCESSING: before the authorization
      statuses: { PROCESSING: "processing", 売上処理中: "processing", 期限切: "lapsed" },
    },
    "sbps/au-pay": requests("406"),
    "sbps/epos": requests("316"),
  },
};
