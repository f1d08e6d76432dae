"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { TableCell, TableRow } from "@/components/ui/table";
import type { StaffMember } from "@/lib/identity/role";
import { TASK_FORM } from "@/lib/messages/tasks";
import { formatYen } from "@/lib/money/yen";
import type { TaskTab } from "@/lib/tasks/task-list-url";
import { movedYen, type TaskRow } from "@/lib/tasks/task-list-view";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { BlockedByOperation } from "./blocked-by-operation";
import { SeenWorkChoice } from "./seen-work";
import { Age, Closed, Method, OrderLink, PaymentId, Why, Work } from "./task-cells";
import type { TaskColumn, TaskColumnId } from "./task-columns";
import { TaskForm } from "./task-form";
import { recordButtonId } from "./use-recording";

export interface TaskRowsProps {
  readonly task: TaskRow;
  readonly tab: TaskTab;
  readonly columns: readonly TaskColumn[];
  /** How many of them are shown. */
  readonly span: number;
  /** Whether no heading above says the provider. */
  readonly withProvider: boolean;
  readonly now: EpochMs;
  readonly staff: StaffMember;
  readonly reachable: boolean;
  readonly linkRef: (element: HTMLAnchorElement | null) => void;
  readonly onFocus: () => void;
  readonly recording: boolean;
  readonly onRecording: () => void;
  readonly onRecorded: (sentence: string) => void;
}

/** On a phone the method comes first: staff look for it in the console. */
const CARD =
  "max-desk:grid max-desk:h-auto max-desk:grid-cols-[auto_minmax(0,1fr)_auto] max-desk:items-center max-desk:gap-x-3 max-desk:border max-desk:border-line max-desk:bg-surface max-desk:px-3 max-desk:py-2";
const CARD_AREAS =
  "max-desk:[grid-template-areas:'method_method_age'_'work_work_amount'_'order_customer_customer'_'reason_reason_reason'_'payment_payment_record']";
/** What is said of closed or seen work is longer than a button. */
const TALL_CARD_AREAS =
  "max-desk:[grid-template-areas:'method_method_age'_'work_work_amount'_'order_customer_customer'_'reason_reason_reason'_'payment_payment_payment'_'record_record_record']";

const AREA: Record<TaskColumnId, string> = {
  age: "max-desk:[grid-area:age]",
  order: "max-desk:[grid-area:order]",
  customer: "max-desk:[grid-area:customer]",
  method: "max-desk:[grid-area:method] max-desk:font-bold",
  work: "max-desk:[grid-area:work]",
  amount: "max-desk:[grid-area:amount] max-desk:font-bold",
  payment: "max-desk:[grid-area:payment]",
  reason: "max-desk:[grid-area:reason]",
  record: "max-desk:[grid-area:record]",
};

/** A task, and under it the form or the refusal that belongs to it. */
export function TaskRows(props: TaskRowsProps) {
  const { task, tab, columns, now, staff, recording, onRecording, onRecorded } = props;
  const [refused, setRefused] = useState<string | null>(null);
  const tall = tab !== "open" || task.seenAt !== null;
  return (
    <>
      <TableRow
        data-row={task.id}
        className={cn(
          CARD,
          tall ? TALL_CARD_AREAS : CARD_AREAS,
          "bg-surface hover:bg-sunken",
          tall && "align-top desk:[&>td]:py-1.5",
          recording && "bg-selected shadow-[inset_3px_0_0_var(--color-primary)] hover:bg-selected",
        )}
      >
        {columns.map(({ id, numeric, className }) => (
          <TableCell
            key={id}
            numeric={numeric}
            className={cn(
              "max-desk:block max-desk:w-auto max-desk:px-0 max-desk:py-0.5",
              AREA[id],
              !tall && id !== "record" && "truncate",
              id === "reason" && "text-sm",
              className,
            )}
          >
            {id === "record" ? (
              <RecordCell {...props} onRefused={setRefused} />
            ) : (
              <CellContent {...props} column={id} />
            )}
          </TableCell>
        ))}
      </TableRow>
      {refused === null ? null : (
        <SpanRow span={props.span}>
          <Notice tint="red">{refused}</Notice>
        </SpanRow>
      )}
      {recording ? (
        <SpanRow span={props.span} flush>
          <TaskForm task={task} now={now} staff={staff} onDone={onRecorded} onLeave={onRecording} />
        </SpanRow>
      ) : null}
    </>
  );
}

function SpanRow(props: { readonly span: number; readonly flush?: boolean; readonly children: ReactNode }) {
  return (
    <TableRow className="bg-surface max-desk:block max-desk:h-auto">
      <TableCell colSpan={props.span} className={cn("max-desk:block", props.flush && "p-0")}>
        {props.children}
      </TableCell>
    </TableRow>
  );
}

function CellContent(props: TaskRowsProps & { readonly column: Exclude<TaskColumnId, "record"> }): ReactNode {
  const { task, tab, now } = props;
  switch (props.column) {
    case "age":
      return tab === "open" || tab === "seen" ? (
        <Age task={task} now={now} />
      ) : (
        <span className="text-sm">{formatDateTimeInList(task.openedAt, now)}</span>
      );
    case "order":
      return <OrderLink {...props} orderNumber={task.orderNumber} />;
    case "customer":
      return <span title={task.customerName}>{task.customerName}</span>;
    case "method":
      return <Method task={task} withProvider={props.withProvider} />;
    case "work":
      return <Work task={task} />;
    case "amount":
      return formatYen(movedYen(task));
    case "payment":
      return <PaymentId id={task.providerPaymentId} />;
    case "reason":
      return <Why task={task} now={now} />;
  }
}

function RecordCell(props: TaskRowsProps & { readonly onRefused: (text: string | null) => void }) {
  const { task, tab, now, staff, recording, onRecording, onRecorded, onRefused } = props;
  if (tab === "done" || tab === "not_needed") return <Closed task={task} now={now} />;
  if (task.seenAt !== null) {
    return <SeenWorkChoice task={task} staff={staff} onSettled={onRecorded} onRefused={onRefused} />;
  }
  const blocked = `task-${task.id}-blocked`;
  return (
    <>
      <Button
        id={recordButtonId(task.id)}
        size="small"
        aria-expanded={recording}
        aria-label={TASK_FORM.buttonOf(task.orderNumber)}
        onClick={onRecording}
        {...(task.operationOpen ? { blockedBy: blocked } : {})}
      >
        {TASK_FORM.button}
      </Button>
      <BlockedByOperation id={blocked} task={task} />
    </>
  );
}
