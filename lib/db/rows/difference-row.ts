import type { DifferenceEnd, DifferenceKind, DifferenceRecord } from "@/lib/payments/model/differences";
import { epoch } from "./store-values";

/** A row as `pg` hands it over. Its JSON holds what this code alone wrote. */
export interface StoredDifferenceRow {
  readonly id: number;
  readonly provider_payment_id: string;
  readonly provider: string;
  readonly method_id: string;
  readonly order_id: number | null;
  readonly order_number: string;
  readonly kinds: readonly DifferenceKind[];
  readonly fingerprint: string;
  readonly ours: DifferenceRecord["ours"];
  readonly theirs: DifferenceRecord["theirs"];
  readonly found_at: Date;
  readonly seen_at: Date;
  readonly end: DifferenceEnd | null;
  readonly ended_at: Date | null;
  readonly ended_by_name: string | null;
}

export function differenceRecordOf(row: StoredDifferenceRow): DifferenceRecord {
  return {
    id: row.id,
    providerPaymentId: row.provider_payment_id,
    provider: row.provider,
    methodId: row.method_id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    kinds: row.kinds,
    fingerprint: row.fingerprint,
    ours: row.ours,
    theirs: row.theirs,
    foundAt: row.found_at.getTime(),
    seenAt: row.seen_at.getTime(),
    end: row.end,
    endedAt: epoch(row.ended_at),
    endedBy: row.ended_by_name,
  };
}
