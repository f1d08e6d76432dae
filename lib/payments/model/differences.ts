import type { LedgerEntry, LedgerPayment, LedgerState } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { stageOf } from "./payment-facts";
import type { PaymentState } from "./records";

/** 差異: how our record of a payment and the provider's ledger can be apart. One payment may show several at once. */
export const DIFFERENCE_KINDS = [
  /** 取消区分 is set here, the payment lives at the provider, and nothing open says so. */
  "marked_live_there",
  /** Canceled at the provider, alive here. */
  "canceled_there",
  /** Captured at one side only. */
  "stage_differs",
  /** The two hold different amounts. */
  "amount_differs",
  /** The ledger has an entry of an operation that we never had, or that we said would never happen. */
  "unknown_entry",
  /** The provider carried one operation out twice. */
  "done_twice",
  /** Authorized at the provider; the order waits for its authorization here. */
  "authorized_there",
  /** Another payment took its place here, and it lives at the provider. */
  "superseded_live_there",
  /** A payment of the ledger that we do not have. */
  "unknown_payment",
  /** A payment of ours that the provider does not know. */
  "missing_there",
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export const DIFFERENCE_ENDS = [
  /** Our record became the ledger's. */
  "taken_over",
  /** Left as work in the provider's console. */
  "task_left",
  /** A person has looked, and said what it is. */
  "acknowledged",
  /** Seen to agree again. */
  "gone",
] as const;
export type DifferenceEnd = (typeof DIFFERENCE_ENDS)[number];

/** Our side of a difference, as it was laid beside the ledger. Amounts in yen. */
export interface OurSide {
  readonly state: PaymentState;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly total: number;
  readonly cancellationMark: boolean;
}

/** Why an entry of the ledger surprises. */
export type EntryDoubt =
  /** No operation of ours. */
  | "not_ours"
  /** Of ours, and ended here as refused or never sent. */
  | "ended_here"
  /** The same operation once more. */
  | "again";

export interface TheirEntry extends Pick<LedgerEntry, "seq" | "operationId" | "kind" | "amount" | "providerOperation"> {
  readonly at: string;
  readonly doubt: EntryDoubt | null;
}

/** The ledger's side of a difference. Instants as the provider wrote them. */
export interface TheirSide
  extends Pick<
    LedgerPayment,
    "state" | "providerStatus" | "authorized" | "captured" | "refunded" | "capturedAt" | "canceledAt" | "updatedAt"
  > {
  readonly state: LedgerState;
  readonly entries: readonly TheirEntry[];
}

/** What a comparison found, ready to be kept. */
export interface FoundDifference {
  readonly kinds: readonly DifferenceKind[];
  /** Unchanged while neither side changes: kinds, both sides' states and amounts, and the entries in doubt. */
  readonly fingerprint: string;
  readonly ours: OurSide | null;
  readonly theirs: TheirSide | null;
}

export interface DifferenceRecord extends FoundDifference {
  readonly id: number;
  readonly providerPaymentId: string;
  readonly provider: string;
  readonly methodId: string;
  /** null: a payment that we do not know. */
  readonly orderId: number | null;
  readonly orderNumber: string;
  readonly foundAt: EpochMs;
  readonly seenAt: EpochMs;
  readonly end: DifferenceEnd | null;
  readonly endedAt: EpochMs | null;
  /** By name; null: by itself. */
  readonly endedBy: string | null;
}

/** What staff can do about a difference. Nothing of it is sent to a provider. */
export const REPAIRS = ["take_over", "leave_task", "acknowledge"] as const;
export type Repair = (typeof REPAIRS)[number];

const APART: ReadonlySet<DifferenceKind> = new Set([
  "marked_live_there",
  "canceled_there",
  "stage_differs",
  "amount_differs",
  "authorized_there",
]);

/**
 * The legal repairs of a difference. Our record follows the ledger, never the other way round: money is moved by the
 * order's own verbs or in the provider's console. A record that has ended does not come to life again: there the payment
 * that still lives is left as work in the console. One that arrives at an order which was canceled without it may also be
 * none of the shop's concern, and what moved nothing that we hold is looked at and acknowledged.
 */
export function repairsOf({
  kinds,
  ours,
  theirs,
}: Pick<FoundDifference, "kinds" | "ours" | "theirs">): readonly Repair[] {
  if (ours !== null && theirs !== null && kinds.some((kind) => APART.has(kind))) {
    const ended = ours.state === "voided" || ours.state === "refunded" || ours.state === "lapsed";
    if (kinds.includes("authorized_there")) return ["take_over", "acknowledge"];
    if (kinds.includes("marked_live_there")) {
      if (stageOf(ours) === "unauthorized") return ["leave_task", "acknowledge"];
      const amountsToo = !ended && kinds.some((kind) => kind === "amount_differs" || kind === "stage_differs");
      return amountsToo ? ["take_over", "leave_task"] : ["leave_task"];
    }
    return ended ? ["acknowledge"] : ["take_over"];
  }
  return ["acknowledge"];
}
