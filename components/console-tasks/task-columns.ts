import type { TaskTab } from "@/lib/console-tasks/task-list-url";
import { TASK_HEAD } from "@/lib/messages/tasks";

export type TaskColumnId = Exclude<keyof typeof TASK_HEAD, "title" | "opened">;

export interface TaskColumn {
  readonly id: TaskColumnId;
  readonly head: string;
  readonly numeric: boolean;
  /** Gone where room is short. */
  readonly wideOnly: boolean;
  /** Width and at which widths of the window it stands. */
  readonly className: string;
}

/** What goes first where room is short. */
const WIDE_ONLY = "hidden max-desk:block min-[90rem]:table-cell";

const column = (id: TaskColumnId, className: string, head: string = TASK_HEAD[id]): TaskColumn => ({
  id,
  head,
  numeric: id === "amount",
  wideOnly: className.startsWith(WIDE_ONLY),
  className,
});

/** One line a task. Work that is closed tells when it was left and who closed it; seen work needs room for two answers. */
export function taskColumns(tab: TaskTab, mayRecord: boolean, seen: boolean): readonly TaskColumn[] {
  const closed = tab === "done" || tab === "not_needed";
  const lastWidth = closed ? "w-60" : seen ? "w-34" : "w-18";
  return [
    closed ? column("age", "w-28", TASK_HEAD.opened) : column("age", "w-17 text-right"),
    column("order", "w-30"),
    column("customer", `${WIDE_ONLY} w-28`),
    column("method", ""),
    column("work", "w-60"),
    column("amount", "w-26"),
    column("payment", `${WIDE_ONLY} w-40`),
    column("reason", `${WIDE_ONLY} w-36`),
    ...(closed || mayRecord ? [column("record", lastWidth)] : []),
  ];
}
