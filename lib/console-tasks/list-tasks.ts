import "server-only";

import { isMethodId, METHOD_IDS, providerOf } from "@/lib/capability/facts/catalogue";
import { RULE_REASONS } from "@/lib/capability/types";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { type TaskListRecord, taskListPage } from "@/lib/db/console-task-list";
import { isRowNumber, type PagedList, walkPages } from "@/lib/orders/walk-pages";
import type { EpochMs } from "@/lib/time/epoch";
import { openedWithin } from "./opened-within";
import { parseTaskListUrl, type TaskListParams, type TaskListState } from "./task-list-url";
import { TASK_PAGE_SIZE, type TaskListView, type TaskReason, type TaskRow } from "./task-list-view";

/** A page of the work in providers' consoles as its address asks for it: open work oldest first, closed newest first. */
export async function listTasks(db: Database, params: TaskListParams, size = TASK_PAGE_SIZE): Promise<TaskListView> {
  const { state, ignored } = parseTaskListUrl(params);
  const now = await databaseNow(db);
  const read: PagedList<TaskListRecord>["read"] = (cursor, backwards) => {
    const from = cursor && { at: cursor.at, id: Number(cursor.id) };
    return taskListPage(db, whereOf(state, now), { from, backwards, size });
  };
  const list = { list: state.tab, isId: isRowNumber, read, placeOf: (row: TaskListRecord) => placeOf(state, row) };
  const page = await walkPages(state.cursor, list);
  return { ...page, serverNow: now, rows: page.rows.map(rowOf), ignored: [...ignored, ...page.ignored] };
}

function whereOf({ tab, provider, age, orderNumber }: TaskListState, now: EpochMs) {
  const methodIds = provider === null ? null : METHOD_IDS.filter((method) => providerOf(method) === provider);
  return {
    state: tab === "seen" ? ("open" as const) : tab,
    seen: tab === "seen",
    methodIds,
    opened: age === null ? null : openedWithin(age, now),
    orderNumber,
  };
}

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
