import Link from "next/link";
import { StatusBadge } from "@/components/status/status-badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Cell } from "@/components/ui/table";
import { methodTitle, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import type { TaskRow } from "@/lib/console-tasks/task-list-view";
import { SEEN_WORK_STATUS, SEEN_WORK_WORD } from "@/lib/messages/seen-work";
import { actorName } from "@/lib/messages/staff-name";
import { TASK_MESSAGE, TASK_REASON } from "@/lib/messages/tasks";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

/** Why it was left to a person; of work that the ledger shows, when that was seen and what saying so does. */
export function Why({ task, now }: { readonly task: TaskRow; readonly now: EpochMs }) {
  if (task.seenAt === null) return task.reasons.map((reason) => TASK_REASON[reason]).join("、");
  return (
    <>
      <span className="my-0.5 block desk:hidden">
        <StatusBadge status={SEEN_WORK_STATUS} />
      </span>
      {SEEN_WORK_WORD.seen(formatDateTimeInList(task.seenAt, now), task.kind)}
      <span className="block text-muted">{SEEN_WORK_WORD.consequence(task.kind)}</span>
    </>
  );
}

export function OrderCell({ task }: { readonly task: TaskRow }) {
  return (
    <Cell>
      <Link href={`/orders/${encodeURIComponent(task.orderNumber)}`} prefetch={false} className="text-link">
        {task.orderNumber}
      </Link>
      <span className="block truncate text-sm" title={task.customerName}>
        {task.customerName}
      </span>
    </Cell>
  );
}

/** Provider and payment id in full: what has to be typed into its console. */
export function PaymentCell({ task }: { readonly task: TaskRow }) {
  const { providerPaymentId: id } = task;
  return (
    <Cell>
      <span className="block">{PROVIDERS[providerOf(task.methodId)].label}</span>
      <span className="block text-sm">{methodTitle(task.methodId)}</span>
      {id === null ? null : (
        <span className="flex items-center gap-1 text-sm">
          <span className="break-id">決済ID {id}</span>
          <CopyButton value={id} label={`決済ID ${id} をコピー`} />
        </span>
      )}
    </Cell>
  );
}

export function ClosedCell({ task, now }: { readonly task: TaskRow; readonly now: EpochMs }) {
  return (
    <Cell className="text-sm">
      {task.closedAt === null ? null : `${formatDateTimeInList(task.closedAt, now)} ${actorName(task.closedBy)}`}
      {task.workedAt === null ? null : (
        <span className="block text-muted">作業 {formatDateTimeInList(task.workedAt, now)}</span>
      )}
      {task.note === "" ? null : <span className="block">{task.note}</span>}
    </Cell>
  );
}

const HOUR_MS = 3_600_000;

export function ageOf(openedAt: EpochMs, now: EpochMs): string {
  const hours = Math.max(0, Math.floor((now - openedAt) / HOUR_MS));
  return TASK_MESSAGE.age(Math.floor(hours / 24), hours);
}
