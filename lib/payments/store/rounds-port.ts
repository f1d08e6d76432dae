import type { Comparable } from "@/lib/payments/model/comparable";
import type { EpochMs } from "@/lib/time/epoch";
import type { NewDifference } from "./port";

/** 突合の1回: over what the ledger changed in the last days, or over all that lives. */
export const ROUND_KINDS = ["recent", "nightly"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

export interface Round {
  readonly id: number;
  readonly kind: RoundKind;
  /** Payments that the ledger changed at or after this instant. */
  readonly since: EpochMs;
  readonly startedAt: EpochMs;
}

/** When the next round of each kind is due. */
export interface Due {
  /** A recent round begins this long after the last one began. */
  readonly recentEveryMs: number;
  /** How far back a recent round looks. */
  readonly recentMs: number;
  /** A round that failed is tried again after this. */
  readonly afterFailureMs: number;
  /** The last instant at which a nightly round had to begin. */
  readonly nightlySince: EpochMs;
  /** Who begins a round and is not heard of for this long has died. */
  readonly leaseMs: number;
}

export interface RoundCounts {
  readonly looked: number;
  readonly agreed: number;
  readonly differing: number;
  readonly tasksSeen: number;
  /** With an operation open or changed meanwhile: looked at again in the next round. */
  readonly putOff: number;
  /** Payments that break the protocol's promises, or that the provider would not show. */
  readonly unreadable: number;
}

/** Which payments of ours a round still has to ask for by name. */
export interface UnlookedQuery {
  /** Those that live and were not looked at since; null: not asked for. */
  readonly liveSince: EpochMs | null;
  /** Those whose record a call or a manual resolution has changed since, and that were not looked at after that. */
  readonly changedSince: EpochMs;
  readonly afterPaymentId: number;
  readonly limit: number;
}

/** A payment of ours that a round has not come by. */
export interface Unlooked {
  readonly paymentId: number;
  readonly orderId: number;
  readonly providerPaymentId: string;
}

/** A payment that agreed, with its order's version of then. */
export interface Agreeing {
  readonly paymentId: number;
  readonly version: number;
}

/** What rounds of 突合 ask of the database, beside the store's transactions. Throws StoreError. */
export interface Rounds {
  /** The round that is due, now ours; null when none is, or another process has it. Nightly goes before recent. */
  begin(due: Due): Promise<Round | null>;
  /** Says that its process lives, and how far it is. False when another has taken the round for dead. */
  renew(roundId: number, leaseMs: number, counts: RoundCounts): Promise<boolean>;
  end(roundId: number, counts: RoundCounts, failed: string | null): Promise<void>;
  /** Our side of these payments, without locks: enough to say that nothing is apart, and no more. */
  comparables(providerPaymentIds: readonly string[]): Promise<ReadonlyMap<string, Comparable>>;
  /** These agree, as of now: those whose order stands where it did when it was laid beside the ledger. */
  noteAgreeing(agreeing: readonly Agreeing[]): Promise<void>;
  /** By rising id. */
  unlooked(query: UnlookedQuery): Promise<readonly Unlooked[]>;
  /** A payment that is none of ours: kept as a difference, once, and not again one that a person has acknowledged. */
  keepUnknown(difference: Omit<NewDifference, "foundAt" | "orderId">): Promise<void>;
}
