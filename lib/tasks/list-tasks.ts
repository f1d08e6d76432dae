import "server-only";

import { isMethodId, METHOD_IDS, PROVIDER_IDS, providerOf } from "@/lib/capability/facts/catalogue";
import { RULE_REASONS } from "@/lib/capability/types";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { staffInOrder } from "@/lib/db/people/staff";
import {
  type TaskListRecord,
  type TaskListWhere,
  type TaskTotalRecord,
  taskGroupRows,
  taskListPage,
  taskTotals,
} from "@/lib/db/read/task-list";
import { isRowNumber, type PagedList, walkPages } from "@/lib/lists/walk-pages";
import { searchTermsOf } from "@/lib/search/search-text";
import type { EpochMs } from "@/lib/time/epoch";
import { openedWithin } from "./opened-within";
import { isGrouped, parseTaskListUrl, type TaskListParams, type TaskListState } from "./task-list-url";
import {
  TASK_GROUP_SIZE,
  TASK_PAGE_SIZE,
  type TaskGroup,
  type TaskListView,
  type TaskReason,
  type TaskRow,
  type TaskSum,
  type TaskTotals,
} from "./task-list-view";

/**
 * The work in providers' consoles as its address asks for it. Open work stands by provider or oldest first, closed work
 * newest first, each with the sums of all that fits.
 */
export async function listTasks(db: Database, params: TaskListParams, size = TASK_PAGE_SIZE): Promise<TaskListView> {
  const { state, ignored } = parseTaskListUrl(params);
  const now = await databaseNow(db);
  const where = whereOf(state, now);
  const [page, sums, people] = await Promise.all([
    isGrouped(state) ? groupedPage(db, where) : pageOf(db, state, where, size),
    taskTotals(db, where, openedWithin("31-", now).to),
    staffInOrder(db),
  ]);
  return {
    ...page,
    serverNow: now,
    rows: page.rows.map(rowOf),
    ignored: [...ignored, ...page.ignored],
    totals: totalsOf(sums),
    groups: isGrouped(state) ? groupsOf(sums) : null,
    people,
  };
}

async function groupedPage(db: Database, where: TaskListWhere) {
  const rows = await taskGroupRows(db, where, TASK_GROUP_SIZE);
  return { rows, previous: null, next: null, ignored: [] };
}

function pageOf(db: Database, state: TaskListState, where: TaskListWhere, size: number) {
  const read: PagedList<TaskListRecord>["read"] = (cursor, backwards) => {
    const from = cursor && { at: cursor.at, id: Number(cursor.id) };
    return taskListPage(db, where, { from, backwards, size });
  };
  const list = { list: state.tab, isId: isRowNumber, read, placeOf: (row: TaskListRecord) => placeOf(state, row) };
  return walkPages(state.cursor, list);
}

function whereOf({ tab, search, provider, kind, age, by, orderNumber }: TaskListState, now: EpochMs): TaskListWhere {
  return {
    state: tab === "seen" ? "open" : tab,
    seen: tab === "seen",
    methodIds: provider === null ? null : METHOD_IDS.filter((method) => providerOf(method) === provider),
    kind,
    by,
    terms: searchTermsOf(search),
    opened: age === null ? null : openedWithin(age, now),
    orderNumber,
  };
}

function totalsOf(sums: readonly TaskTotalRecord[]): TaskTotals {
  const cancels = sums.filter(({ kind }) => kind === "cancel");
  const changes = sums.filter(({ kind }) => kind === "change_amount");
  const old = sums.map(({ oldCount, oldYen }) => ({ count: oldCount, yen: oldYen }));
  return { all: sumOf(sums), cancel: sumOf(cancels), changeAmount: sumOf(changes), old: sumOf(old) };
}

/** Most work first; what is equal in the catalogue's order. */
function groupsOf(sums: readonly TaskTotalRecord[]): readonly TaskGroup[] {
  const groups = PROVIDER_IDS.map((provider) => ({
    provider,
    ...sumOf(sums.filter((sum) => sum.provider === provider)),
  }));
  return groups.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

function sumOf(parts: readonly TaskSum[]): TaskSum {
  return parts.reduce<TaskSum>((all, { count, yen }) => ({ count: all.count + count, yen: all.yen + yen }), NOTHING);
}

const NOTHING: TaskSum = { count: 0, yen: 0 };

function placeOf({ tab }: TaskListState, { id, openedAt, closedAt }: TaskListRecord) {
  const at = tab === "open" || tab === "seen" ? openedAt : closedAt;
  return at === null ? null : { at, id: String(id) };
}

function rowOf(record: TaskListRecord): TaskRow {
  const { methodId } = record;
  if (!isMethodId(methodId)) throw new Error(`console task ${record.id} has an unknown method ${methodId}`);
  return { ...record, methodId, reasons: record.reasons.filter(isTaskReason) };
}

function isTaskReason(text: string): text is TaskReason {
  return text === "refused_by_provider" || text === "difference" || RULE_REASONS.some((reason) => reason === text);
}
