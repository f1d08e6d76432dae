import type { ProviderId } from "@/lib/capability/facts/catalogue";
import type { OperationKind } from "@/lib/gateway/protocol";
import type { IgnoredParam } from "@/lib/lists/address-params";
import type { DifferenceEnd, DifferenceKind, EntryDoubt, OurSide, TheirSide } from "@/lib/payments/model/differences";
import type { PaymentStage } from "@/lib/payments/model/order-states";
import type { RoundCounts, RoundKind } from "@/lib/payments/store/rounds-port";
import type { EpochMs } from "@/lib/time/epoch";
import type { DifferenceListParam } from "./difference-list-url";

/** One page of 突合. Codes and values only. Instants are epoch milliseconds, amounts yen. */
export interface DifferenceListView {
  readonly serverNow: EpochMs;
  readonly rounds: RoundsView;
  readonly rows: readonly DifferenceRow[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly ignored: readonly IgnoredParam<DifferenceListParam>[];
}

/** How the rounds go. */
export interface RoundsView {
  readonly running: RoundView | null;
  /** The last one that has ended, well or not. */
  readonly last: (RoundView & { readonly endedAt: EpochMs; readonly failed: string | null }) | null;
  /** When a round last came to its end; null: never. */
  readonly lastGoodAt: EpochMs | null;
  readonly nextAt: EpochMs;
}

export interface RoundView {
  readonly kind: RoundKind;
  readonly startedAt: EpochMs;
  readonly counts: RoundCounts;
}

/** What differs, in as few values as say it. */
export interface DifferenceBrief {
  readonly id: number;
  readonly kinds: readonly DifferenceKind[];
  readonly ours: (SideView<OurSide["state"]> & Pick<OurSide, "total" | "cancellationMark">) | null;
  readonly theirs: SideView<TheirSide["state"]> | null;
  /** The ledger's entries that surprise. */
  readonly doubted: readonly DoubtedEntry[];
  readonly foundAt: EpochMs;
  /** When it was seen last. */
  readonly seenAt: EpochMs;
}

export interface DifferenceRow extends DifferenceBrief {
  readonly orderNumber: string;
  /** null: an order that we do not have. */
  readonly customerName: string | null;
  /** null: of a provider that we do not know. */
  readonly providerId: ProviderId | null;
  readonly provider: string;
  readonly providerShort: string;
  readonly method: string;
  readonly providerPaymentId: string;
  readonly end: DifferenceEnd | null;
  readonly endedAt: EpochMs | null;
  readonly endedBy: string | null;
  readonly note: string;
  /** Nothing can be repaired until that is settled. */
  readonly operationOpen: boolean;
}

/** One side as it is told in a line. */
export interface SideView<State extends OurSide["state"]> {
  readonly state: State;
  readonly stage: PaymentStage;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly held: number;
}

export interface DoubtedEntry {
  readonly kind: OperationKind;
  readonly amount: number;
  readonly doubt: EntryDoubt;
}

export const DIFFERENCE_PAGE_SIZE = 50;
