import "server-only";

import { isMethodId, METHOD_IDS, providerOf } from "@/lib/capability/facts/catalogue";
import { RULE_REASONS } from "@/lib/capability/types";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { type TaskListRecord, taskListPage } from "@/lib/db/console-task-list";
import { readPageCursor, writePageCursor } from "@/lib/orders/page-cursor";
import { parseTaskListUrl, type TaskListParams, type TaskListState } from "./task-list-url";
import { TASK_PAGE_SIZE, type TaskListView, type TaskReason, type TaskRow } from "./task-list-view";

/** A page of the work in providers' consoles as its address asks for it: open work oldest first, closed newest first. */
export async function listTasks(db: Database, params: TaskListParams, size = TASK_PAGE_SIZE): Promise<TaskListView> {
  const { state, ignored } = parseTaskListUrl(params);
  const cursor = state.cursor === null ? null : readPageCursor(state.tab, state.cursor, isTaskId);
  const from = cursor && { at: cursor.at, id: Number(cursor.id) };
  const backwards = cursor?.backwards ?? false;
  const read = (at: typeof from, back: boolean) =>
    taskListPage(db, whereOf(state), { from: at, backwards: back, size });
  const [asked, now] = await Promise.all([read(from, backwards), databaseNow(db)]);
  // The way back ended: the first page whole, rather than what was left before the last one.
  const restart = backwards && !asked.more;
  const page = restart ? await read(null, false) : asked;
  const rows = page.rows.map(rowOf);
  const before = backwards ? !restart : cursor !== null;
  const after = backwards && !restart ? true : page.more;
  return {
    serverNow: now,
    rows,
    previous: before ? cursorAt(state, rows.at(0), true) : null,
    next: after ? cursorAt(state, rows.at(-1), false) : null,
    ignored:
      state.cursor !== null && cursor === null ? [...ignored, { param: "cursor", value: state.cursor }] : ignored,
  };
}

function whereOf({ tab, provider, orderNumber }: TaskListState) {
  const methodIds = provider === null ? null : METHOD_IDS.filter((method) => providerOf(method) === provider);
  return { state: tab === "seen" ? ("open" as const) : tab, seen: tab === "seen", methodIds, orderNumber };
}

function cursorAt({ tab }: TaskListState, row: TaskRow | undefined, backwards: boolean): string | null {
  const at = tab === "open" || tab === "seen" ? row?.openedAt : row?.closedAt;
  if (row === undefined || at === undefined || at === null) return null;
  return writePageCursor(tab, { backwards, at, id: String(row.id) });
}

function isTaskId(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

function rowOf(record: TaskListRecord): TaskRow {
  const { methodId } = record;
  if (!isMethodId(methodId)) throw new Error(`console task ${record.id} has an unknown method ${methodId}`);
  return { ...record, methodId, reasons: record.reasons.filter(isTaskReason) };
}

function isTaskReason(text: string): text is TaskReason {
  return text === "refused_by_provider" || text === "difference" || RULE_REASONS.some((reason) => reason === text);
}
