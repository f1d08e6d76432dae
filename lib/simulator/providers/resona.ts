import { FREELY, type ProviderTable, type StepRule } from "./table";

const not3ds: StepRule = { ...FREELY, notWith3ds: true };

// assumed
const CARD_CODES = { card_unusable: "R304", security_code_missing: "R245" } as const;

export const RESONA: ProviderTable = {
  provider: "resona",
  family: "none",
  statuses: { authorized: "与信済", captured: "売上済", voided: "取消済", refunded: "返品済", waiting: "認証待ち" },
  codes: {
    invalid_state: "R101",
    already_done: "R102",
    expired: "R103",
    amount: "R104",
    not_supported: "R105",
    declined: "R201",
    duplicate: "R303",
    busy: "R901",
  },
  methods: {
    "resona/card": { cancel: { before: not3ds, after: not3ds }, captureNow: "on_request", card: CARD_CODES },
    "resona/card-3ds": { captureNow: "on_request", card: CARD_CODES },
  },
};
