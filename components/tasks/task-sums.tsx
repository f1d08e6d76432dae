import type { ReactNode } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { TASK_SUM } from "@/lib/messages/tasks";
import { formatYen } from "@/lib/money/yen";
import type { TaskTotals } from "@/lib/tasks/task-list-view";

/** How much work the whole result is, and the page's own word on how consoles are used. */
export function TaskSums({ totals, open }: { readonly totals: TaskTotals; readonly open: boolean }) {
  const { all, cancel, changeAmount, old } = totals;
  return (
    <div className="mb-2 flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm">
      <dl aria-label={TASK_SUM.label} className="flex flex-wrap gap-x-5 gap-y-1">
        <Sum term={TASK_SUM.count(all.count)} bold>
          {`${TASK_SUM.all} ${formatYen(all.yen)}`}
        </Sum>
        {cancel.count === 0 ? null : <Sum term={TASK_SUM.cancel}>{TASK_SUM.plain(cancel)}</Sum>}
        {changeAmount.count === 0 ? null : <Sum term={TASK_SUM.changeAmount}>{TASK_SUM.change(changeAmount)}</Sum>}
        {old.count === 0 || !open ? null : (
          <Sum term={TASK_SUM.old}>
            <span className="text-amber">{TASK_SUM.plain(old)}</span>
          </Sum>
        )}
      </dl>
      {open ? <ConsoleNote className="wide:ml-auto" /> : null}
    </div>
  );
}

function Sum(props: { readonly term: string; readonly bold?: boolean; readonly children: ReactNode }) {
  return (
    <div className={props.bold ? "flex gap-2 font-bold" : "flex gap-2"}>
      <dt className={props.bold ? "" : "text-muted"}>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
