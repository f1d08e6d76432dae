import { GMO_CARD, GMO_CARD_CODES, GMO_CARD_STATUSES } from "./gmo-card";
import type { ProviderProfile } from "./profile";

/** SMBC GMO PAYMENT (SMBCマルチペイメントサービス). assumed: GMO's engine, with its names and codes. */
export const SMBC_GMO: ProviderProfile = {
  provider: "smbc-gmo",
  family: "none",
  keyWindowHours: null,
  statuses: GMO_CARD_STATUSES,
  codes: GMO_CARD_CODES,
  methods: { "smbc-gmo/card": GMO_CARD },
};
