import type { OperationKind } from "@/lib/gateway/protocol";
import type { Role } from "@/lib/identity/role";
import type { EpochMs } from "@/lib/time/epoch";
import type { DifferenceEnd, Repair } from "./differences";

/** What staff do about a difference. Nothing of it is sent to a provider. */
export interface RepairAsked {
  readonly differenceId: number;
  readonly repair: Repair;
  /** What the screen showed: another difference by now is not repaired unseen. */
  readonly fingerprint: string;
  /** The order's version on the screen, where it has an order: what a repair does follows from the order too. */
  readonly version?: number | null;
  /** Why; needed where a difference is acknowledged. */
  readonly note: string;
}

export type Repaired =
  /**
   * `adopts`: a payment that we did not have is the order's now. `left`: something of it stays, and stands as a difference
   * of its own.
   */
  | {
      readonly kind: "repaired";
      readonly end: DifferenceEnd;
      readonly at: EpochMs;
      readonly adopts: boolean;
      readonly left: boolean;
    }
  /** The two agree again by themselves; nothing was changed. */
  | { readonly kind: "agrees_already"; readonly at: EpochMs };

/** Why nothing was changed. */
export type RepairRefusal =
  | { readonly code: "difference_not_found" }
  | {
      readonly code: "difference_ended";
      readonly end: DifferenceEnd;
      readonly at: EpochMs;
      readonly by: string | null;
    }
  /** The provider's ledger, or our record, has moved since the screen was drawn. */
  | { readonly code: "difference_changed" }
  | { readonly code: "repair_not_legal" }
  | { readonly code: "operation_open"; readonly kind: OperationKind }
  /** The provider could not be asked, and nothing is taken over that is not seen. */
  | { readonly code: "provider_unreachable" }
  | { readonly code: "note_required" }
  | { readonly code: "note_too_long" }
  | { readonly code: "role"; readonly needs: Role }
  | { readonly code: "database_unavailable" }
  | { readonly code: "perhaps_saved" };

/** 完了確認待ち: what staff say of work that the ledger shows. */
export interface SeenWorkAsked {
  readonly taskId: number;
  /** The amount that the screen said the provider should hold afterwards: 0 for a cancel. */
  readonly amountAfter: number;
  readonly outcome: "done" | "not_this";
}

export interface SeenWorkSettled {
  readonly outcome: SeenWorkAsked["outcome"];
  readonly at: EpochMs;
}

/** Why nothing was recorded. */
export type SeenWorkRefusal =
  | { readonly code: "task_not_found" }
  | { readonly code: "task_closed" }
  /** The order was edited since: the provider should hold another amount. */
  | { readonly code: "task_changed"; readonly amountAfter: number }
  /** The ledger does not show the work, or no longer. */
  | { readonly code: "not_seen" }
  | { readonly code: "operation_open"; readonly kind: OperationKind }
  | { readonly code: "provider_unreachable" }
  | { readonly code: "role"; readonly needs: Role }
  | { readonly code: "database_unavailable" }
  | { readonly code: "perhaps_saved" };

/** What a look at one payment came to. */
export type Look =
  | "agrees"
  | "task_done"
  | "differs"
  /** An operation is open, or the order changed while the provider was asked: another time. */
  | "put_off"
  /** The provider did not answer, or with something that is no payment. */
  | "no_answer";

/** What looking at one order came to; `no_payment`: there is nothing to lay beside a ledger yet. */
export interface Looked {
  readonly look: Look | "no_payment";
}

/** Why nothing was written down. */
export type LookRefusal =
  | { readonly code: "order_not_found" }
  | { readonly code: "database_unavailable" }
  | { readonly code: "perhaps_saved" };
