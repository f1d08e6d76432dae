import { operations } from "./operations";
import type { ProviderProfile } from "./profile";
import { VERITRANS_CODES, VERITRANS_STATUSES } from "./veritrans";

/**
 * DGフィナンシャルテクノロジー (VeriTrans4G): one path per operation and service; mstatus pending asks for an inquiry. A
 * /Terminate is public for carriers alone: 解約 of the others is assumed to be the cancel.
 */
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
        change: { before: "/ReAuthorize/card" },
      }),
    },
    "veritrans4g/rakuten-pay": {
      operations: operations({
        authorize: "/Authorize/rakuten",
        authorizeAndCapture: "/Authorize/rakuten withCapture",
        capture: "/Capture/rakuten",
        cancel: { before: "/Cancel/rakuten" },
        change: { after: "/Refund/rakuten" },
      }),
    },
  },
};
