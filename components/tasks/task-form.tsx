"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { DraftNote } from "@/components/drafts/draft-note";
import { useDraftText } from "@/components/drafts/use-draft-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Radio, RadioGroup } from "@/components/ui/radio";
import { Textarea } from "@/components/ui/textarea";
import { ask } from "@/lib/actions/ask";
import { closeTask } from "@/lib/actions/tasks";
import type { ActionFailure } from "@/lib/failures/failure";
import type { StaffMember } from "@/lib/identity/role";
import { TASK_FORM, TASK_RESULT_WORD, taskRecorded } from "@/lib/messages/tasks";
import { formatYen } from "@/lib/money/yen";
import type { CloseTaskRefusal } from "@/lib/payments/model/close-task";
import type { TaskRow } from "@/lib/tasks/task-list-view";
import { formatDate, formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { YEAR_MAX, YEAR_MIN } from "@/lib/time/years";
import { type Issue, issueOf } from "./task-issue";

export interface TaskFormProps {
  readonly task: TaskRow;
  readonly now: EpochMs;
  readonly staff: StaffMember;
  /** Recorded; with the sentence that says so. */
  readonly onDone: (sentence: string) => void;
  readonly onLeave: () => void;
}

type Result = "done" | "not_needed";

/** What was done in the provider's console. Nothing is sent. The record is drawn when the server has answered. */
export function TaskForm({ task, now, staff, onDone, onLeave }: TaskFormProps) {
  const client = useQueryClient();
  const [result, setResult] = useState<Result>("done");
  // Wall clock in Tokyo, whatever zone the browser is in.
  const [workedAt, setWorkedAt] = useState(() => `${formatDate(now).replaceAll("/", "-")}T${formatTime(now)}`);
  const note = useDraftText("task-note.1", String(task.id));
  const [busy, setBusy] = useState(false);
  const [issue, setIssue] = useState<Issue | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  const choose = (chosen: Result) => {
    setResult(chosen);
    // What was wrong was wrong for the other choice.
    setIssue(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setIssue(null);
    const { id: taskId, amountAfter } = task;
    const answer = await ask<{ at: EpochMs; version: number }, CloseTaskRefusal | ActionFailure>(() =>
      closeTask({ taskId, amountAfter, result, workedAt, note: note.text }),
    );
    if (!answer.ok) {
      setBusy(false);
      setIssue(issueOf(answer.error));
      return;
    }
    for (const queryKey of [["orders"], ["desk-counts"], ["order", task.orderNumber]]) {
      void client.invalidateQueries({ queryKey });
    }
    // The row goes with the form: nothing says 未対応 beside a sentence that says it was recorded.
    await client.invalidateQueries({ queryKey: ["tasks"] });
    note.forget();
    onDone(taskRecorded(task.orderNumber, result, answer.value.at, staff.name));
  };

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label={TASK_FORM.formOf(task.orderNumber)}
      className="flex flex-col gap-2 border-primary border-l-4 bg-selected px-4 py-3"
    >
      {issue?.at === "form" ? (
        <Notice tint="red" role="alert">
          {issue.text}
        </Notice>
      ) : null}
      <div className="grid gap-x-6 gap-y-3 tablet:grid-cols-[15rem_13rem_minmax(0,1fr)] wide:grid-cols-[26rem_14rem_minmax(0,1fr)]">
        <RadioGroup legend={TASK_FORM.did}>
          <Radio
            name={`result-${task.id}`}
            label={TASK_RESULT_WORD.done(task.kind)}
            note={TASK_RESULT_WORD.doneNote(task.kind, formatYen(task.amountAfter))}
            checked={result === "done"}
            onChange={() => choose("done")}
          />
          <Radio
            name={`result-${task.id}`}
            label={TASK_RESULT_WORD.not_needed}
            note={TASK_RESULT_WORD.notNeededNote}
            checked={result === "not_needed"}
            onChange={() => choose("not_needed")}
          />
        </RadioGroup>
        {result === "done" ? (
          <Field label={TASK_FORM.at} error={issue?.at === "workedAt" ? issue.text : undefined}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                min={`${YEAR_MIN}-01-01T00:00`}
                max={`${YEAR_MAX}-12-31T23:59`}
                value={workedAt}
                onChange={(event) => setWorkedAt(event.target.value)}
              />
            )}
          </Field>
        ) : (
          <div />
        )}
        <Field
          label={TASK_FORM.note}
          required={result === "not_needed"}
          error={issue?.at === "note" ? issue.text : undefined}
        >
          {(control) => (
            <Textarea {...control} rows={2} value={note.text} onChange={(event) => note.change(event.target.value)} />
          )}
        </Field>
      </div>
      <DraftNote draft={note} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <div className="mr-auto">
          <p className="text-muted text-sm">{TASK_FORM.check}</p>
          <ConsoleNote />
        </div>
        <Button onClick={onLeave}>{TASK_FORM.leave}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {busy ? TASK_FORM.busy : TASK_FORM.act[result]}
        </Button>
      </div>
    </form>
  );
}
