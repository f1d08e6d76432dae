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

/** A payment unknown to us may be of a method unknown to us: then the ledger's own names stand. */
function namesOf({ methodId, provider }: DifferenceListRecord) {
  if (!isMethodId(methodId)) return { providerId: null, provider, providerShort: provider, method: methodId };
  const providerId = providerOf(methodId);
  const { label, short } = PROVIDERS[providerId];
  return { providerId, provider: label, providerShort: short, method: methodTitle(methodId) };
}
