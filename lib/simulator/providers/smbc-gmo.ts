import { authorizationLapses } from "./further-limits";
import { GMO_CARD, GMO_CARD_CODES, GMO_CARD_LASTS_DAYS, GMO_CARD_STATUSES, gmoCardLimits } from "./gmo-card";
import type { ProviderTable } from "./table";

// assumed: GMO's engine
export const SMBC_GMO: ProviderTable = {
  provider: "smbc-gmo",
  family: "none",
  statuses: GMO_CARD_STATUSES,
  codes: GMO_CARD_CODES,
  methods: { "smbc-gmo/card": GMO_CARD },
  furtherLimits: [...gmoCardLimits(["smbc-gmo/card"]), authorizationLapses({ "smbc-gmo/card": GMO_CARD_LASTS_DAYS })],
};
