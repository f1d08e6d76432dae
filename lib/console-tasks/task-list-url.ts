import { isProviderId, type ProviderId } from "@/lib/capability/facts/catalogue";
import { type IgnoredParam, readAddress } from "@/lib/orders/address-params";
import { orderNumberIn } from "@/lib/orders/order-number";
import { TASK_AGES, type TaskAge } from "./task-ages";

/** The address of 管理画面での作業: `?state=done&provider=…&order=261024-0087`. What cannot be read is left out and named. */
export const TASK_LIST_PARAMS = ["state", "provider", "age", "order", "cursor"] as const;
export type TaskListParam = (typeof TASK_LIST_PARAMS)[number];
export type TaskListParams = Readonly<Partial<Record<TaskListParam, string | null | undefined>>>;

/** `seen`: those of the open ones whose work 突合 has seen in the ledger (完了確認待ち). */
export const TASK_TABS = ["open", "seen", "done", "not_needed"] as const;
export type TaskTab = (typeof TASK_TABS)[number];

export interface TaskListState {
  readonly tab: TaskTab;
  readonly provider: ProviderId | null;
  readonly age: TaskAge | null;
  readonly orderNumber: string | null;
  /** Opaque; null: the first page. */
  readonly cursor: string | null;
}

export interface ParsedTaskList {
  readonly state: TaskListState;
  readonly ignored: readonly IgnoredParam<TaskListParam>[];
}

export function parseTaskListUrl(params: TaskListParams): ParsedTaskList {
  const { take, ignored } = readAddress<TaskListParam>(params);
  const state: TaskListState = {
    tab: take<TaskTab>("state", "open", (text) => TASK_TABS.find((tab) => tab === text)),
    provider: take<ProviderId | null>("provider", null, (text) => (isProviderId(text) ? text : undefined)),
    orderNumber: take<string | null>("order", null, (text) => orderNumberIn(text) ?? undefined),
    age: take<TaskAge | null>("age", null, (text) => TASK_AGES.find((age) => age === text)),
    cursor: params.cursor || null,
  };
  return { state, ignored };
}

/** Only what differs from the plain list; "" for that. */
export function writeTaskListUrl(state: TaskListState): string {
  const params = new URLSearchParams();
  if (state.tab !== "open") params.set("state", state.tab);
  if (state.provider !== null) params.set("provider", state.provider);
  if (state.age !== null) params.set("age", state.age);
  if (state.orderNumber !== null) params.set("order", state.orderNumber);
  if (state.cursor !== null) params.set("cursor", state.cursor);
  const written = params.toString();
  return written === "" ? "" : `?${written}`;
}
