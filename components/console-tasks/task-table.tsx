"use client";

import { useState } from "react";
import { useDeskWidth } from "@/components/list/use-desk-width";
import { useServerNow } from "@/components/order-detail/use-server-now";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { TaskTab } from "@/lib/console-tasks/task-list-url";
import type { TaskListView, TaskRow } from "@/lib/console-tasks/task-list-view";
import { SEEN_WORK_STATUS } from "@/lib/messages/seen-work";
import { actorName } from "@/lib/messages/staff-name";
import { CONSOLE_TASK_STATUS } from "@/lib/messages/statuses";
import { taskWork } from "@/lib/messages/tasks";
import type { StaffMember } from "@/lib/staff/role";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { BlockedByOperation } from "./blocked-by-operation";
import { SeenWork } from "./seen-work";
import { ageOf, ClosedCell, OrderCell, PaymentCell, Why } from "./task-cells";
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
  const [recording, setRecording] = useState<number | null>(null);
  const open = tab === "open" || tab === "seen";
  const columns = open ? (mayRecord ? "record" : "none") : "closed";
  return (
    <Table className="table-fixed" aria-label="管理画面での作業">
      <TableHead className="sticky top-12 z-10">
        <TableRow>
          <HeaderCell className={`${DESK_ONLY} w-[7.5rem]`}>状態</HeaderCell>
          <HeaderCell className="w-[7.5rem] desk:w-[9rem]">受注</HeaderCell>
          <HeaderCell>決済</HeaderCell>
          <HeaderCell className="w-[13rem] desk:w-[10.5rem]">作業</HeaderCell>
          <HeaderCell className={`${DESK_ONLY} w-[13.5rem]`}>理由</HeaderCell>
          <HeaderCell className="w-[8.5rem] desk:w-[9.5rem]">発生</HeaderCell>
          {columns === "none" ? null : (
            <HeaderCell className={open ? "w-[7.5rem] desk:w-[10.5rem]" : "w-[12rem]"}>記録</HeaderCell>
          )}
        </TableRow>
      </TableHead>
      <tbody>
        {view.rows.map((task) => (
          <TaskRows
            key={task.id}
            task={task}
            columns={columns}
            now={now}
            staff={staff}
            recording={recording === task.id}
            onRecording={(on) => setRecording(on ? task.id : null)}
            onRecorded={(sentence) => {
              setRecording(null);
              onRecorded(sentence);
            }}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface TaskRowsProps {
  readonly task: TaskRow;
  /** What stands in the last column: the ways to record, who recorded it, or nothing. */
  readonly columns: "record" | "closed" | "none";
  readonly now: EpochMs;
  readonly staff: StaffMember;
  readonly recording: boolean;
  readonly onRecording: (on: boolean) => void;
  readonly onRecorded: (sentence: string) => void;
}

/** A task, and under it the form or the refusal that belongs to it. */
function TaskRows({ task, columns, now, staff, recording, onRecording, onRecorded }: TaskRowsProps) {
  const desk = useDeskWidth();
  const [refused, setRefused] = useState<string | null>(null);
  const span = desk ? 7 : 5;
  return (
    <>
      <TableRow className="bg-surface align-top [&>td]:py-2">
        <Cell className={DESK_ONLY}>
          <StatusBadge status={task.seenAt === null ? CONSOLE_TASK_STATUS[task.state] : SEEN_WORK_STATUS} />
        </Cell>
        <OrderCell task={task} />
        <PaymentCell task={task} />
        <Cell>
          <span className="font-medium">{taskWork(task)}</span>
          <span className="block text-sm desk:hidden">
            <Why task={task} now={now} />
          </span>
        </Cell>
        <Cell className={`${DESK_ONLY} text-sm`}>
          <Why task={task} now={now} />
        </Cell>
        <Cell className="text-sm">
          {formatDateTimeInList(task.openedAt, now)}
          <span className="block text-muted">
            {columns === "closed" ? null : ageOf(task.openedAt, now)} {actorName(task.openedBy)}
          </span>
        </Cell>
        {columns === "closed" ? <ClosedCell task={task} now={now} /> : null}
        {columns === "record" ? (
          <Cell>
            {task.seenAt === null ? (
              <RecordButton task={task} expanded={recording} onToggle={() => onRecording(!recording)} />
            ) : (
              <SeenWork task={task} staff={staff} onSettled={onRecorded} onRefused={setRefused} />
            )}
          </Cell>
        ) : null}
      </TableRow>
      {refused === null ? null : (
        <TableRow className="bg-surface">
          <Cell colSpan={span}>
            <Notice tint="red">{refused}</Notice>
          </Cell>
        </TableRow>
      )}
      {recording ? (
        <TableRow className="bg-surface" id={`record-${task.id}`}>
          <Cell colSpan={span} className="p-0">
            <TaskForm task={task} now={now} staff={staff} onDone={onRecorded} onLeave={() => onRecording(false)} />
          </Cell>
        </TableRow>
      ) : null}
    </>
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
      <BlockedByOperation id={blocked} task={task} />
    </>
  );
}
