"use client";

import Link from "next/link";
import { Fragment, useState } from "react";
import { useDeskWidth } from "@/components/list/use-desk-width";
import { useServerNow } from "@/components/order-detail/use-server-now";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { methodTitle, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import type { TaskTab } from "@/lib/console-tasks/task-list-url";
import type { TaskListView, TaskRow } from "@/lib/console-tasks/task-list-view";
import { CONSOLE_TASK_STATUS } from "@/lib/messages/statuses";
import { TASK_MESSAGE, TASK_REASON, taskWork } from "@/lib/messages/tasks";
import type { StaffMember } from "@/lib/staff/role";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { TaskForm } from "./task-form";

export interface TaskTableProps {
  readonly view: TaskListView;
  readonly tab: TaskTab;
  readonly staff: StaffMember;
  readonly mayRecord: boolean;
  readonly onRecorded: (sentence: string) => void;
}

/** On a tablet the tab says the state, and the reasons stand under the work. */
const DESK_ONLY = "hidden desk:table-cell";

export function TaskTable({ view, tab, staff, mayRecord, onRecorded }: TaskTableProps) {
  const now = useServerNow(view.serverNow, null);
  const desk = useDeskWidth();
  const [recording, setRecording] = useState<number | null>(null);
  const open = tab === "open";
  return (
    <Table className="table-fixed" aria-label="管理画面での作業">
      <TableHead className="sticky top-12 z-10">
        <TableRow>
          <HeaderCell className={`${DESK_ONLY} w-[5.5rem]`}>状態</HeaderCell>
          <HeaderCell className="w-[7.5rem] desk:w-[9rem]">受注</HeaderCell>
          <HeaderCell>決済</HeaderCell>
          <HeaderCell className="w-[10.5rem]">作業</HeaderCell>
          <HeaderCell className={`${DESK_ONLY} w-[9.5rem]`}>理由</HeaderCell>
          <HeaderCell className="w-[8.5rem] desk:w-[9.5rem]">発生</HeaderCell>
          {open && !mayRecord ? null : (
            <HeaderCell className={open ? "w-[7.5rem] desk:w-[8rem]" : "w-[12rem]"}>記録</HeaderCell>
          )}
        </TableRow>
      </TableHead>
      <tbody>
        {view.rows.map((task) => (
          <Fragment key={task.id}>
            <TableRow className="bg-surface align-top [&>td]:py-2">
              <Cell className={DESK_ONLY}>
                <StatusBadge status={CONSOLE_TASK_STATUS[task.state]} />
              </Cell>
              <OrderCell task={task} />
              <PaymentCell task={task} />
              <Cell>
                <span className="font-medium">{taskWork(task)}</span>
                <span className="block text-sm desk:hidden">{reasonsOf(task)}</span>
              </Cell>
              <Cell className={`${DESK_ONLY} text-sm`}>{reasonsOf(task)}</Cell>
              <Cell className="text-sm">
                {formatDateTimeInList(task.openedAt, now)}
                <span className="block text-muted">
                  {open ? age(task.openedAt, now) : null} {task.openedBy ?? "自動"}
                </span>
              </Cell>
              {open ? null : <ClosedCell task={task} now={now} />}
              {open && mayRecord ? (
                <Cell>
                  <RecordButton
                    task={task}
                    expanded={recording === task.id}
                    onToggle={() => setRecording(recording === task.id ? null : task.id)}
                  />
                </Cell>
              ) : null}
            </TableRow>
            {recording === task.id ? (
              <TableRow className="bg-surface" id={`record-${task.id}`}>
                <Cell colSpan={desk ? 7 : 5} className="p-0">
                  <TaskForm
                    task={task}
                    now={now}
                    staff={staff}
                    onDone={(sentence) => {
                      setRecording(null);
                      onRecorded(sentence);
                    }}
                    onLeave={() => setRecording(null)}
                  />
                </Cell>
              </TableRow>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </Table>
  );
}

function reasonsOf(task: TaskRow): string {
  return task.reasons.map((reason) => TASK_REASON[reason]).join("、");
}

function OrderCell({ task }: { readonly task: TaskRow }) {
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
function PaymentCell({ task }: { readonly task: TaskRow }) {
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

interface RecordButtonProps {
  readonly task: TaskRow;
  readonly expanded: boolean;
  readonly onToggle: () => void;
}

function RecordButton({ task, expanded, onToggle }: RecordButtonProps) {
  const blocked = `task-${task.id}-blocked`;
  return (
    <>
      <Button
        size="small"
        aria-expanded={expanded}
        aria-label={`受注 ${task.orderNumber} の作業を記録`}
        onClick={onToggle}
        {...(task.operationOpen ? { blockedBy: blocked } : {})}
      >
        作業を記録
      </Button>
      {task.operationOpen ? (
        <span id={blocked} className="mt-1 block text-sm text-violet">
          {TASK_MESSAGE.operationOpen}
        </span>
      ) : null}
    </>
  );
}

function ClosedCell({ task, now }: { readonly task: TaskRow; readonly now: EpochMs }) {
  return (
    <Cell className="text-sm">
      {task.closedAt === null ? null : `${formatDateTimeInList(task.closedAt, now)} ${task.closedBy ?? "自動"}`}
      {task.workedAt === null ? null : (
        <span className="block text-muted">作業 {formatDateTimeInList(task.workedAt, now)}</span>
      )}
      {task.note === "" ? null : <span className="block">{task.note}</span>}
    </Cell>
  );
}

const HOUR_MS = 3_600_000;

function age(openedAt: EpochMs, now: EpochMs): string {
  const hours = Math.max(0, Math.floor((now - openedAt) / HOUR_MS));
  return TASK_MESSAGE.age(Math.floor(hours / 24), hours);
}
