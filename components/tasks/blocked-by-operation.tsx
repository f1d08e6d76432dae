import { TASK_MESSAGE } from "@/lib/messages/tasks";
import type { TaskRow } from "@/lib/tasks/task-list-view";

/** Says under a task's buttons why they wait; the buttons name it by `id`. */
export function BlockedByOperation({ id, task }: { readonly id: string; readonly task: TaskRow }) {
  if (!task.operationOpen) return null;
  return (
    <span id={id} className="mt-1 block text-sm text-violet">
      {TASK_MESSAGE.operationOpen}
    </span>
  );
}
