import Link from "next/link";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/status/status-badge";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { METHODS, methodAndProvider, methodInList } from "@/lib/capability/facts/catalogue";
import { NOT_IN_TABLE_TERM } from "@/lib/messages/glossary-words";
import { SEEN_WORK_STATUS, SEEN_WORK_WORD } from "@/lib/messages/seen-work";
import { actorName } from "@/lib/messages/staff-name";
import { TASK_MESSAGE, TASK_REASON, taskAct } from "@/lib/messages/tasks";
import type { TaskRow } from "@/lib/tasks/task-list-view";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { daysWaited } from "./days-waited";

/** Solid from 31 days on, tinted from 8: shape and words carry it, the colour only groups. */
export function Age({ task, now }: { readonly task: TaskRow; readonly now: EpochMs }) {
  const days = daysWaited(task.openedAt, now);
  const title = `${formatDateTimeInList(task.openedAt, now)} ${actorName(task.openedBy)}`;
  const word = TASK_MESSAGE.days(days);
  if (days >= 31) {
    return (
      <Badge tint="amber" shape="solid" title={title}>
        {word}
      </Badge>
    );
  }
  return (
    <span title={title} className={days >= 8 ? "font-medium text-amber" : ""}>
      {word}
    </span>
  );
}

/** Why it was left to a person. For work that the ledger shows: when it was seen there, and what closing it does. */
export function Why({ task, now }: { readonly task: TaskRow; readonly now: EpochMs }) {
  if (task.seenAt === null) {
    const why = task.reasons.map((reason) => TASK_REASON[reason]).join("、");
    const title = task.reasons.includes("not_in_table") ? `${why}(${NOT_IN_TABLE_TERM})` : why;
    return <span title={title}>{why}</span>;
  }
  return (
    <>
      <StatusBadge status={SEEN_WORK_STATUS} />
      <span className="block">{SEEN_WORK_WORD.seen(formatDateTimeInList(task.seenAt, now), task.kind)}</span>
      <span className="block text-muted">{SEEN_WORK_WORD.consequence(task.kind)}</span>
    </>
  );
}

export function Work({ task }: { readonly task: TaskRow }) {
  const { act, of, note } = taskAct(task);
  return (
    <span>
      <span className="inline-block min-w-16 whitespace-nowrap">{act}</span>
      {of} <span className="whitespace-nowrap text-muted text-sm">{note}</span>
    </span>
  );
}

/** Under its provider's heading the method alone; elsewhere the provider beside it. */
export function Method({ task, withProvider }: { readonly task: TaskRow; readonly withProvider: boolean }) {
  return (
    <span title={methodAndProvider(task.methodId)}>
      {withProvider ? methodInList(task.methodId) : METHODS[task.methodId].short}
    </span>
  );
}

export function PaymentId({ id }: { readonly id: string | null }): ReactNode {
  if (id === null) return null;
  return (
    <span className="inline-flex max-w-full items-center gap-1 text-sm">
      <span className="min-w-0 truncate" title={id}>
        {id}
      </span>
      <CopyButton value={id} label={`決済ID ${id} をコピー`} />
    </span>
  );
}

export function OrderLink(props: {
  readonly orderNumber: string;
  readonly linkRef: (element: HTMLAnchorElement | null) => void;
  readonly reachable: boolean;
  readonly onFocus: () => void;
}) {
  return (
    <Link
      ref={props.linkRef}
      href={`/orders/${encodeURIComponent(props.orderNumber)}`}
      prefetch={false}
      tabIndex={props.reachable ? 0 : -1}
      onFocus={props.onFocus}
      className="text-link"
    >
      {props.orderNumber}
    </Link>
  );
}

export function Closed({ task, now }: { readonly task: TaskRow; readonly now: EpochMs }) {
  return (
    <span className="text-sm">
      {task.closedAt === null ? null : `${formatDateTimeInList(task.closedAt, now)} ${actorName(task.closedBy)}`}
      {task.workedAt === null ? null : (
        <span className="block text-muted">作業 {formatDateTimeInList(task.workedAt, now)}</span>
      )}
      {task.note === "" ? null : <span className="block whitespace-normal">{task.note}</span>}
    </span>
  );
}
