import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { RuleReason } from "@/lib/capability/types";
import type { IgnoredParam } from "@/lib/orders/address-params";
import type { EpochMs } from "@/lib/time/epoch";
import type { TaskListParam } from "./task-list-url";

/** Why work was left: the rules' reasons, that the provider refused the call, or that 突合 found the payment alive there. */
export type TaskReason = RuleReason | "refused_by_provider" | "difference";

/** One page of 管理画面での作業. Codes and values only. Instants are epoch milliseconds, amounts yen. */
export interface TaskListView {
  readonly serverNow: EpochMs;
  readonly rows: readonly TaskRow[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly ignored: readonly IgnoredParam<TaskListParam>[];
}

export interface TaskRow {
  readonly id: number;
  readonly orderNumber: string;
  readonly customerName: string;
  readonly methodId: MethodId;
  readonly providerPaymentId: string | null;
  readonly kind: "cancel" | "change_amount";
  readonly state: "open" | "done" | "not_needed";
  readonly amountBefore: number;
  readonly amountAfter: number;
  readonly reasons: readonly TaskReason[];
  readonly openedAt: EpochMs;
  readonly openedBy: string | null;
  readonly workedAt: EpochMs | null;
  readonly closedAt: EpochMs | null;
  readonly closedBy: string | null;
  readonly note: string;
  readonly paymentAt: EpochMs | null;
  readonly operationOpen: boolean;
  /** 完了確認待ち: when the ledger showed this open work; null where it does not, or somebody said that it is not this. */
  readonly seenAt: EpochMs | null;
}

export const TASK_PAGE_SIZE = 50;
