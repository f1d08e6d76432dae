import type { ProviderTable } from "./table";

/** assumed: of VeriTrans' sixteen-character codes only the form is public. */
export const VERITRANS_CODES: ProviderTable["codes"] = {
  invalid_state: "NH01000000000000",
  already_done: "NH02000000000000",
  expired: "NH03000000000000",
  amount: "NH04000000000000",
  not_supported: "NH05000000000000",
  declined: "AG33000000000000",
  duplicate: "NH09000000000000",
  busy: "NH08000000000000",
};

/** assumed, but for the numbers of Japan's card network: 45 is a missing security code */
export const VERITRANS_CARD_CODES = {
  card_unusable: "NH10000000000000",
  security_code_missing: "AG45000000000000",
} as const;

export const VERITRANS_STATUSES: ProviderTable["statuses"] = {
  authorized: "authorize",
  captured: "capture",
  voided: "cancel",
  refunded: "refund",
  waiting: "pending",
};
