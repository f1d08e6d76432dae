import Link from "next/link";
import { ConsoleLink } from "@/components/console-link/console-link";
import { ConsoleNote } from "@/components/console-link/console-note";
import { StatusBadge } from "@/components/status/status-badge";
import { FactSection } from "@/components/ui/fact-section";
import { providerOf } from "@/lib/capability/facts/catalogue";
import { sameAmount } from "@/lib/messages/amounts";
import { SEEN_WORK_STATUS, SEEN_WORK_WORD } from "@/lib/messages/seen-work";
import { actorName } from "@/lib/messages/staff-name";
import { CONSOLE_TASK_STATUS } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { OpenTaskView, OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";

/** What is still outstanding in the provider's own console. */
export function OpenTasks({ view }: { readonly view: OrderView }) {
  if (view.openTasks.length === 0) return null;
  return (
    <FactSection title="管理画面での作業" className="print:hidden">
      <ul className="flex flex-col divide-y divide-line">
        {view.openTasks.map((task) => (
          <li key={task.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 tablet:px-4">
            <StatusBadge status={task.seenAt === null ? CONSOLE_TASK_STATUS.open : SEEN_WORK_STATUS} />
            <span className="font-medium">
              {view.method.provider}の管理画面で{taskAct(task)}
            </span>
            <span className="text-muted text-sm">
              {formatDateTimeInList(task.openedAt, view.serverNow)} {actorName(task.openedBy)}
            </span>
            <span className="ml-auto">
              <ConsoleLink provider={providerOf(view.method.id)} mayChange={view.viewer.mayChangeSettings} />
            </span>
            <Link className="text-link" href={`/tasks?order=${encodeURIComponent(view.orderNumber)}`}>
              作業を開く
            </Link>
            {task.seenAt === null ? null : (
              <span className="w-full text-blue">
                {SEEN_WORK_WORD.seen(formatDateTimeInList(task.seenAt, view.serverNow), task.kind)}
              </span>
            )}
          </li>
        ))}
      </ul>
      <ConsoleNote className="px-3 pb-2 tablet:px-4" />
    </FactSection>
  );
}

function taskAct(task: OpenTaskView): string {
  return task.kind === "cancel"
    ? `${formatYen(task.amountBefore)}を取消`
    : task.amountBefore === task.amountAfter
      ? `金額変更 ${sameAmount(formatYen(task.amountAfter))}`
      : `${formatYen(task.amountBefore)}を${formatYen(task.amountAfter)}に変更`;
}
