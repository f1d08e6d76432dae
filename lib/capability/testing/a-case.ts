import type { Case } from "@/lib/capability/case";
import { DEFAULT_FLAGS } from "../facts/flags";
import type { Flags } from "../types";

/** Every flag that a shop can turn on; `link_and_capture` is the one choice that has to be asked for. */
export const ALL_ON: Flags = {
  cancelApi: true,
  terminationApi: true,
  gmopsCancelApi: true,
  gmopsModifyApi: true,
  postCaptureAmount: "link",
  captureOnAuthorization: true,
  securityCodeRequired: true,
};

type CaseChanges = Partial<Omit<Case, "flags">> & { readonly flags?: Partial<Flags> };

/** A case for tests: a paid card order of today. Its flags are all off, and nothing else stands in its way. */
export function aCase({ flags, ...changes }: CaseChanges = {}): Case {
  return {
    method: "smbc-gmo/card",
    capability: "cancel",
    stage: "before_capture",
    now: Date.parse("2026-11-23T06:40:00.000Z"),
    orderedAt: Date.parse("2026-11-22T03:00:00.000Z"),
    paymentAt: Date.parse("2026-11-22T03:01:00.000Z"),
    capturedAt: null,
    paid: true,
    threeDSecure: false,
    slipNumberSent: false,
    orderMode: "normal",
    pciDss: true,
    editChoice: true,
    amount: 6800,
    newAmount: 5900,
    ...changes,
    flags: { ...DEFAULT_FLAGS, ...flags },
  };
}
