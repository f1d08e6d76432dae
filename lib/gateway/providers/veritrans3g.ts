import { operations } from "./operations";
import type { MethodWire, ProviderProfile } from "./profile";
import { VERITRANS_CODES, VERITRANS_STATUSES } from "./veritrans";

/** DGフィナンシャルテクノロジー (VeriTrans3G). assumed: the names of the fourth generation without its paths. */

function service(name: string, terminate?: string): MethodWire {
  return {
    operations: operations({
      ...(terminate === undefined ? {} : { terminate: { before: terminate, after: terminate } }),
      authorize: `Authorize ${name}`,
      authorizeAndCapture: `Authorize ${name} withCapture`,
      capture: `Capture ${name}`,
      cancel: { before: `Cancel ${name}`, after: `Cancel ${name}` },
      change: { before: `ReAuthorize ${name}` },
    }),
  };
}

export const VERITRANS3G: ProviderProfile = {
  provider: "veritrans3g",
  family: "none",
  keyWindowHours: null,
  statuses: VERITRANS_STATUSES,
  codes: VERITRANS_CODES,
  methods: {
    "veritrans3g/card": service("card"),
    "veritrans3g/carrier-docomo": service("carrier docomo", "CarrierTerminate docomo"),
    "veritrans3g/carrier-softbank-a": service("carrier sb_matomete_a", "CarrierTerminate sb_matomete_a"),
    "veritrans3g/carrier-softbank-b": service("carrier sb_matomete_b", "CarrierTerminate sb_matomete_b"),
    "veritrans3g/carrier-au": service("carrier au", "CarrierTerminate au"),
    "veritrans3g/unionpay": service("upop"),
    "veritrans3g/recruit": service("recruit"),
  },
};
