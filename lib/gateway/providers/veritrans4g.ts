import { operations } from "./operations";
import type { ProviderProfile } from "./profile";
import { VERITRANS_CODES, VERITRANS_STATUSES } from "./veritrans";

/** DGフィナンシャルテクノロジー (VeriTrans4G): one path per operation and service; mstatus pending asks for an inquiry. */
export const VERITRANS4G: ProviderProfile = {
  provider: "veritrans4g",
  family: "none",
  keyWindowHours: null,
  statuses: VERITRANS_STATUSES,
  codes: VERITRANS_CODES,
  methods: {
    "veritrans4g/card": {
      operations: operations({
        authorize: "/Authorize/card",
        authorizeAndCapture: "/Authorize/card withCapture",
        capture: "/Capture/card",
        cancel: { before: "/Cancel/card", after: "/Cancel/card" },
        terminate: { before: "/Terminate/card", after: "/Terminate/card" },
        change: { before: "/ReAuthorize/card" },
      }),
    },
    "veritrans4g/rakuten-pay": {
      operations: operations({
        authorize: "/Authorize/rakuten",
        authorizeAndCapture: "/Authorize/rakuten withCapture",
        capture: "/Capture/rakuten",
        cancel: { before: "/Cancel/rakuten" },
        terminate: { before: "/Terminate/rakuten" },
        change: { after: "/Refund/rakuten" },
      }),
    },
  },
};
