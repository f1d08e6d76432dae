import { TASK_HEAD } from "@/lib/messages/tasks";
import type { TaskTab } from "@/lib/tasks/task-list-url";

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
/** Closed work says in its last column who closed it, when and with which words: what opened it goes first. */
const WIDEST_ONLY = "hidden max-desk:block min-[110rem]:table-cell";

const column = (id: TaskColumnId, className: string, head: string = TASK_HEAD[id]): TaskColumn => ({
  id,
  head,
  numeric: id === "amount",
  wideOnly: className.startsWith("hidden"),
  className,
});

/** One line a task. Work that is closed tells when it was left and who closed it; seen work needs room for two answers. */
export function taskColumns(tab: TaskTab, mayRecord: boolean, seen: boolean): readonly TaskColumn[] {
  const closed = tab === "done" || tab === "not_needed";
  const lastWidth = closed ? "w-60" : seen ? "w-34" : "w-18";
  const origin = closed ? WIDEST_ONLY : WIDE_ONLY;
  return [
    closed ? column("age", "w-28", TASK_HEAD.opened) : column("age", "w-16 text-right"),
    column("order", "w-28"),
    column("customer", `${WIDE_ONLY} w-34 min-[110rem]:w-48`),
    column("method", ""),
    column("work", "w-58"),
    column("amount", "w-24"),
    column("payment", `${origin} w-38`),
    column("reason", `${origin} w-34`),
    ...(closed || mayRecord ? [column("record", lastWidth)] : []),
  ];
}
