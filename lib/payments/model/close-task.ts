import type { OperationKind } from "@/lib/gateway/protocol";
import type { Role } from "@/lib/identity/role";
import type { EpochMs } from "@/lib/time/epoch";

/** What staff record of outstanding work in a provider's console. */
export interface CloseTask {
  readonly taskId: number;
  /** The amount that the screen said the provider should hold afterwards: 0 for a cancel. */
  readonly amountAfter: number;
  readonly result: "done" | "not_needed";
  /** When it was done there; read for `done` alone. */
  readonly workedAt: EpochMs;
  /** What staff note; the reason where the work was not needed. */
  readonly note: string;
}

export interface TaskClosed {
  readonly at: EpochMs;
  readonly version: number;
}

/** Why nothing was recorded. */
export type CloseTaskRefusal =
  | { readonly code: "task_not_found" }
  | {
      readonly code: "task_already_closed";
      readonly state: "done" | "not_needed";
      readonly at: EpochMs;
      readonly by: string | null;
    }
  /** The order was edited since: the provider should hold another amount. */
  | { readonly code: "task_changed"; readonly amountAfter: number }
  | { readonly code: "operation_open"; readonly kind: OperationKind }
  | { readonly code: "note_required" }
  | { readonly code: "note_too_long" }
  | { readonly code: "worked_in_future" }
  | { readonly code: "worked_before_payment"; readonly paymentAt: EpochMs }
  | { readonly code: "role"; readonly needs: Role }
  | { readonly code: "database_unavailable" }
  /** The database went away while it saved: the record may stand. */
  | { readonly code: "perhaps_saved" };
