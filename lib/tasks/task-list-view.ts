import type { MethodId, ProviderId } from "@/lib/capability/facts/catalogue";
import type { RuleReason } from "@/lib/capability/types";
import type { IgnoredParam } from "@/lib/lists/address-params";
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
  /** Of the whole result, whatever the page shows. */
  readonly totals: TaskTotals;
  /** The providers of the result, most work first; null where the list is one. Each shows its oldest rows. */
  readonly groups: readonly TaskGroup[] | null;
  /** Whose work may be asked for. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export interface TaskSum {
  readonly count: number;
  /** What the consoles must move: the whole of a cancel, the difference of a change. */
  readonly yen: number;
}

export interface TaskTotals {
  readonly all: TaskSum;
  readonly cancel: TaskSum;
  readonly changeAmount: TaskSum;
  /** Open for 31 days and longer. */
  readonly old: TaskSum;
}

export interface TaskGroup extends TaskSum {
  readonly provider: ProviderId;
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
  /** 完了確認待ち: when the ledger showed this open work; null where it does not, or staff said that it shows other work. */
  readonly seenAt: EpochMs | null;
}

/** What the console must move for a task. */
export function movedYen({
  kind,
  amountBefore,
  amountAfter,
}: Pick<TaskRow, "kind" | "amountBefore" | "amountAfter">): number {
  return kind === "cancel" ? amountBefore : Math.abs(amountBefore - amountAfter);
}

export const TASK_PAGE_SIZE = 50;
/** Rows that a provider shows before one asks for the rest. */
export const TASK_GROUP_SIZE = 5;
