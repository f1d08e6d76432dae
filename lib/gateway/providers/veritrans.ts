import type { ProviderCodeMeaning, ProviderStatusMeaning } from "./profile";

/**
 * What both generations of DGフィナンシャルテクノロジー's VeriTrans share: mstatus and vResultCode (four blocks of four
 * characters, the first names service and outcome). Only A001 (card, done) is public; the others are assumed.
 */
export const VERITRANS_CODES: Readonly<Record<string, ProviderCodeMeaning>> = {
  "NH01*": "invalid_state",
  "NH02*": "already_done",
  "NH03*": "expired",
  "NH04*": "amount_not_allowed",
  "NH05*": "not_supported",
  "NH06*": "contract",
  "NH07*": "not_found",
  "NH08*": "busy",
  "NH09*": "duplicate",
  "NH10*": "invalid_request",
  "AG44*": "security_code",
  "AG45*": "security_code",
  "AG*": "declined",
  "MH*": "maybe_done",
};

/** assumed: the public answer has no status beside mstatus (success, failure, pending). */
export const VERITRANS_STATUSES: Readonly<Record<string, ProviderStatusMeaning>> = {
  pending: "processing",
  authorize: "authorized",
  capture: "captured",
  cancel: "voided",
  refund: "refunded",
  failure: "declined",
};
