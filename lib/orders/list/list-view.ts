import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { RuleReason } from "@/lib/capability/types";
import type { OperationKind, WaitsFor } from "@/lib/gateway/protocol";
import type { IgnoredParam } from "@/lib/lists/address-params";
import type { CancelOutcome } from "@/lib/payments/model/cancel-outcome";
import type { NoAuthorization } from "@/lib/payments/model/contract";
import type { OrderStatus, PaymentStage, WithoutAuthorization } from "@/lib/payments/model/order-states";
import type { CaptureReason } from "@/lib/payments/model/records";
import type { OpenState } from "@/lib/payments/model/states";
import type { EpochMs } from "@/lib/time/epoch";
import type { OrderListParam } from "./list-url";

/** One page of the list as the screen shows it. Codes and values only. Instants are epoch milliseconds, amounts yen. */
export interface OrderListView {
  /** The server's clock when the verdicts were given. */
  readonly serverNow: EpochMs;
  readonly rows: readonly OrderListRow[];
  /** The number of the first row, from 1. */
  readonly firstOrdinal: number;
  /** Cursors for the address; null where there is no such page. */
  readonly previous: string | null;
  readonly next: string | null;
  /** What of the address could not be used. */
  readonly ignored: readonly IgnoredParam<OrderListParam>[];
}

export interface OrderListRow {
  readonly orderNumber: string;
  readonly orderedAt: EpochMs;
  readonly customerName: string;
  readonly methodId: MethodId;
  readonly stage: PaymentStage;
  /** Why no authorization lives; null where one does or did. */
  readonly without: WithoutAuthorization | null;
  /** オーソリ時に確定, and why; null where it was not. */
  readonly captureReason: CaptureReason | null;
  readonly status: OrderStatus;
  readonly total: number;
  /** What the provider holds, where it is not the total, and whether the capture brings the two together. */
  readonly heldApart: HeldApart | null;
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
  readonly cancellationMark: boolean;
  readonly openTask: boolean;
  /** 差異あり: the provider's ledger showed something else when it was last looked at. */
  readonly difference: boolean;
  readonly cancel: CancelNow;
  readonly nearestDeadline: EpochMs | null;
}

export interface HeldApart {
  readonly amount: number;
  readonly why: "awaits_capture" | "differs";
}

/** いま取り消すと */
export type CancelNow =
  /** An open operation stands in the verdict's place: until it is settled nothing can be done. */
  | {
      readonly kind: "operation";
      readonly state: OpenState;
      readonly operation: OperationKind;
      /** What the provider says that it waits for; null unless `pending`. */
      readonly waitsFor: WaitsFor["for"] | null;
      /** Whose act it is; null where the worker's. */
      readonly by: string | null;
    }
  | {
      readonly kind: "verdict";
      readonly outcome: CancelOutcome;
      readonly reasons: readonly (RuleReason | NoAuthorization)[];
      readonly terminates: boolean;
    }
  /** Nothing to cancel: it is, or it is marked so. */
  | { readonly kind: "none"; readonly why: "already_canceled" | "already_marked" };

/** How many orders match and their totals' sum; counted up to COUNT_LIMIT, beyond which only 「以上」 is said. */
export interface OrderCountView {
  readonly count: number;
  readonly orMore: boolean;
  /** Whole yen; null where counting stopped: the sum of a part would be no sum. */
  readonly sum: number | null;
}

export const COUNT_LIMIT = 10_000;
export const PAGE_SIZE = 50;
