import type { OperationKind } from "@/lib/gateway/protocol";
import type { ProviderCodeMeaning } from "@/lib/gateway/providers/profile";
import type { EntryDoubt } from "@/lib/payments/model/differences";
import type { PaymentStage } from "@/lib/payments/model/order-states";
import type { EpochMs } from "@/lib/time/epoch";

/**
 * Both ledgers of one payment, side by side: our record, and the provider's answer of just now. Codes and values only;
 * instants are epoch milliseconds, amounts whole yen.
 */
export interface LedgerView {
  readonly ours: OurLedger;
  readonly theirs: TheirLedger;
  /** What the answer says of the order's open operation; null where none is open, or nothing was answered. */
  readonly openOperation: OperationInLedger | null;
}

interface Amounts {
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  /** Authorized before the capture, what is left of the captured after it. */
  readonly held: number;
}

export interface OurLedger extends Amounts {
  readonly asOf: EpochMs;
  readonly stage: PaymentStage;
  /** The shop's own amount. */
  readonly total: number;
  readonly waitingAmount: number | null;
  readonly cancellationMark: boolean;
  /** 伝票番号連携済み */
  readonly shipmentReported: boolean;
}

export type TheirLedger =
  | TheirRecord
  /** Nothing came that can be relied on. */
  | { readonly answered: "silence" }
  /** The provider knows no payment of that id. */
  | { readonly answered: "unknown_payment" }
  /** The provider did not take the question. */
  | { readonly answered: "refused" }
  /** Never authorized: no provider to ask. */
  | { readonly answered: "not_asked" };

export interface TheirRecord extends Amounts {
  readonly answered: "payment";
  readonly asOf: EpochMs;
  readonly stage: PaymentStage;
  /** The provider's own word. */
  readonly providerStatus: string;
  /** It has been told a parcel. */
  readonly shipmentReported: boolean;
  /** The newest, newest first. */
  readonly entries: readonly LedgerEntryView[];
  /** How many older ones there are. */
  readonly older: number;
}

export interface LedgerEntryView {
  readonly seq: number;
  readonly at: EpochMs;
  readonly kind: OperationKind;
  readonly amount: number;
  readonly providerOperation: string;
  readonly providerCode: string | null;
  readonly meaning: ProviderCodeMeaning | null;
  /** Done by the open operation, by an earlier one of ours, or elsewhere: in the provider's console, for example. */
  readonly by: "open_operation" | "desk" | "elsewhere";
  /** Why it surprises, as far as it was asked: the entries alone show what was done again, 突合 also whose it is. */
  readonly doubt?: EntryDoubt | null;
}

/**
 * `done`: the provider's record is ours with exactly this operation carried out. `done_elsewhere`: it looks like that, and
 * has no entry of this operation: a person may have done it in the provider's console. `not_there`: it is ours without it;
 * work that the provider has only begun looks the same. `neither`: it is something else.
 */
export type OperationInLedger = "done" | "done_elsewhere" | "not_there" | "neither";
