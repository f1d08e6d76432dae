import { isProviderId, type ProviderId } from "@/lib/capability/facts/catalogue";
import { type IgnoredParam, readAddress } from "@/lib/lists/address-params";
import { orderNumberIn } from "@/lib/payments/model/order-number";
import { readSearch } from "@/lib/search/search-limits";
import { TASK_AGES, type TaskAge } from "./task-ages";

/** The address of 管理画面での作業: `?state=done&provider=…&order=261024-0087`. What cannot be read is left out and named. */
export const TASK_LIST_PARAMS = ["state", "q", "provider", "kind", "age", "by", "order", "sort", "cursor"] as const;
export type TaskListParam = (typeof TASK_LIST_PARAMS)[number];
export type TaskListParams = Readonly<Partial<Record<TaskListParam, string | null | undefined>>>;

/** `seen`: those of the open ones whose work 突合 has seen in the ledger (完了確認待ち). */
export const TASK_TABS = ["open", "seen", "done", "not_needed"] as const;
export type TaskTab = (typeof TASK_TABS)[number];

export const TASK_KINDS = ["cancel", "change_amount"] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
export const TASK_SORTS = ["provider", "oldest"] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

export interface TaskListState {
  readonly tab: TaskTab;
  /** "" for none: number, customer, payment id and whatever else finds an order. */
  readonly search: string;
  readonly provider: ProviderId | null;
  readonly kind: TaskKind | null;
  readonly age: TaskAge | null;
  /** Whose work it is: who left it, or once it is closed who closed it. A staff member's id. */
  readonly by: string | null;
  readonly orderNumber: string | null;
  /** Open work by provider, because one signs in to one console and does all of it; or one list, oldest first. */
  readonly sort: TaskSort;
  /** Opaque; null: the first page. */
  readonly cursor: string | null;
}

/** Everything that is open, from its beginning. */
export const ALL_TASKS: TaskListState = {
  tab: "open",
  search: "",
  provider: null,
  kind: null,
  age: null,
  by: null,
  orderNumber: null,
  sort: "provider",
  cursor: null,
};

export interface ParsedTaskList {
  readonly state: TaskListState;
  readonly ignored: readonly IgnoredParam<TaskListParam>[];
}

export function parseTaskListUrl(params: TaskListParams): ParsedTaskList {
  const { take, ignored } = readAddress<TaskListParam>(params);
  const state: TaskListState = {
    tab: take<TaskTab>("state", "open", (text) => TASK_TABS.find((tab) => tab === text)),
    search: take("q", "", readSearch),
    provider: take<ProviderId | null>("provider", null, (text) => (isProviderId(text) ? text : undefined)),
    kind: take<TaskKind | null>("kind", null, (text) => TASK_KINDS.find((kind) => kind === text)),
    by: take<string | null>("by", null, (text) => (/^[\w-]{1,64}$/.test(text) ? text : undefined)),
    sort: take<TaskSort>("sort", "provider", (text) => TASK_SORTS.find((sort) => sort === text)),
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
  if (state.search !== "") params.set("q", state.search);
  if (state.provider !== null) params.set("provider", state.provider);
  if (state.kind !== null) params.set("kind", state.kind);
  if (state.age !== null) params.set("age", state.age);
  if (state.by !== null) params.set("by", state.by);
  if (state.orderNumber !== null) params.set("order", state.orderNumber);
  if (state.sort !== "provider") params.set("sort", state.sort);
  if (state.cursor !== null) params.set("cursor", state.cursor);
  const written = params.toString();
  return written === "" ? "" : `?${written}`;
}

/** Open work whole is shown by provider; a part of one provider and closed work is one list. */
export function isGrouped({ tab, provider, sort }: TaskListState): boolean {
  return (tab === "open" || tab === "seen") && provider === null && sort === "provider";
}
