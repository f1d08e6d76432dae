import { isMethodId, methodTitle, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import type { DifferenceListRecord } from "@/lib/db/read/difference-list";
import { differenceBrief } from "./difference-brief";
import type { DifferenceRow } from "./difference-list-view";

/** A difference as the list tells it. */
export function differenceRow(record: DifferenceListRecord): DifferenceRow {
  const { orderNumber, customerName, providerPaymentId, end, endedAt, endedBy, note, operationOpen } = record;
  return {
    ...differenceBrief(record),
    ...namesOf(record),
    orderNumber,
    customerName,
    providerPaymentId,
    end,
    endedAt,
    endedBy,
    note,
    operationOpen,
  };
}

/** A payment that is none of ours may be of a method that we do not know either: then the ledger's own words stand. */
function namesOf({ methodId, provider }: DifferenceListRecord) {
  if (!isMethodId(methodId)) return { providerId: null, provider, providerShort: provider, method: methodId };
  const providerId = providerOf(methodId);
  const { label, short } = PROVIDERS[providerId];
  return { providerId, provider: label, providerShort: short, method: methodTitle(methodId) };
}
