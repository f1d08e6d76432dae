import type { LedgerEntry, LedgerState } from "@/lib/gateway/protocol";
import type { MemoryTables } from "@/lib/payments/testing/memory-tables";
import type { EpochMs } from "@/lib/time/epoch";

/** The provider's record of a payment, as far as checks read it. */
export interface LedgerRecord {
  readonly payment: {
    readonly orderNumber: string;
    readonly state: LedgerState;
    readonly authorized: number;
    readonly captured: number;
    readonly refunded: number;
  };
  readonly entries: readonly Pick<LedgerEntry, "operationId" | "kind" | "amount">[];
}

/** All that checks look at: the store's tables and the providers' ledger. They ask the product for nothing. */
export interface HistoryEvidence {
  readonly tables: MemoryTables;
  /** By the provider's id of the payment. */
  readonly ledger: ReadonlyMap<string, LedgerRecord>;
  readonly databaseNow: () => EpochMs;
  /** A transaction is under way: the tables show uncommitted rows. */
  readonly isWriting: () => boolean;
  /** Operations of which the provider says what its ledger belies, or which it carried out for another amount. */
  readonly lied: ReadonlySet<string>;
}
