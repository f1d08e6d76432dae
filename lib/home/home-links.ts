import type { ProviderId } from "@/lib/capability/facts/catalogue";
import { writeJournalUrl } from "@/lib/journal/journal-url";
import {
  DEFAULT_SORT,
  type DeadlineFilter,
  NO_FILTER,
  type OrderListFilter,
  type OrderListSort,
} from "@/lib/orders/list/list-filter";
import { writeOrderListUrl } from "@/lib/orders/list/list-url";
import type { TaskAge } from "@/lib/tasks/task-ages";
import { ALL_TASKS, type TaskListState, writeTaskListUrl } from "@/lib/tasks/task-list-url";
import type { PlainDate } from "@/lib/time/plain-date";

/** Where each number of ホーム leads: to the list that holds exactly what was counted. The readers count by the same filters. */

const BY_DEADLINE: OrderListSort = { by: "deadline", descending: false };
const OLDEST_FIRST: OrderListSort = { by: "orderedAt", descending: false };

function only(part: Partial<OrderListFilter>): OrderListFilter {
  return { ...NO_FILTER, ...part };
}

function dayLimit(date: PlainDate): DeadlineFilter {
  return { kind: "linked", range: { from: date, to: date } };
}

export const HOME_FILTERS = {
  needsPerson: only({ operations: ["needs_person"] }),
  unknown: only({ operations: ["unknown"] }),
  endingToday: only({ deadline: { kind: "today" } }),
  /** A marked order waits for nothing any more. */
  declined: only({ declined: true, mark: false }),
  /** Shipped, and the money is only reserved. */
  captures: only({ stages: ["before_capture"], statuses: ["shipped", "completed"], mark: false }),
} as const satisfies Record<string, OrderListFilter>;

function ordersHref(filter: OrderListFilter, sort: OrderListSort = DEFAULT_SORT): string {
  return `/orders${writeOrderListUrl({ filter, sort, cursor: null })}`;
}

function tasksHref(part: Partial<TaskListState>): string {
  return `/tasks${writeTaskListUrl({ ...ALL_TASKS, ...part })}`;
}

export const HOME_HREF = {
  needsPerson: ordersHref(HOME_FILTERS.needsPerson),
  differences: "/reconciliation",
  endingToday: ordersHref(HOME_FILTERS.endingToday, BY_DEADLINE),
  declined: ordersHref(HOME_FILTERS.declined),
  unknown: ordersHref(HOME_FILTERS.unknown),
  day: (date: PlainDate) => ordersHref(only({ deadline: dayLimit(date) }), BY_DEADLINE),
  days: (from: PlainDate, to: PlainDate) =>
    ordersHref(only({ deadline: { kind: "linked", range: { from, to } } }), BY_DEADLINE),
  register: "/orders/new",
  tasks: "/tasks",
  tasksOf: (provider: ProviderId) => tasksHref({ provider }),
  tasksAged: (age: TaskAge) => tasksHref({ age }),
  seenTasks: tasksHref({ tab: "seen" }),
  captures: ordersHref(HOME_FILTERS.captures, OLDEST_FIRST),
  refused: (since: PlainDate) =>
    `/operations${writeJournalUrl({ state: "failed", period: { from: since, to: null }, search: "", cursor: null })}`,
  edit: (orderNumber: string) => `/orders/${encodeURIComponent(orderNumber)}/edit`,
  order: (orderNumber: string) => `/orders/${encodeURIComponent(orderNumber)}`,
} as const;
