"use client";

import Link from "next/link";
import { useState } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { CloseButton } from "@/components/decision/close-button";
import { ResultFocus } from "@/components/decision/result-focus";
import { manualResolutionText, planSubjectOf, stopWords } from "@/components/order/words/dialog-words";
import { openTask } from "@/components/order/words/order-calls";
import { NextOrder } from "@/components/order-list/next-order";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { OperationKind } from "@/lib/gateway/protocol";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { NEXT_INQUIRY_WORD, OPERATION_WORD } from "@/lib/messages/operations";
import { ENDING_WORD, planDone } from "@/lib/messages/outcomes";
import { providerReason } from "@/lib/messages/provider-codes";
import { RESOLVE_WORD } from "@/lib/messages/resolve";
import { OPERATION_STATUS } from "@/lib/messages/statuses";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { VerbAnswer } from "@/lib/payments/model/contract";
import { ALL_TASKS, writeTaskListUrl } from "@/lib/tasks/task-list-url";
import { formatTimeSeconds } from "@/lib/time/display";

/** What came of it. Only 完了 claims that something happened; 確認中 claims nothing. */
export function AnswerBody(props: {
  readonly answer: VerbAnswer;
  readonly view: OrderView;
  readonly onClose: () => void;
}) {
  const { answer, view, onClose } = props;
  return (
    <>
      <DialogBody>
        <ResultFocus>
          <AnswerNotice answer={answer} view={view} />
        </ResultFocus>
      </DialogBody>
      <DialogFooter>
        <AnswerLinks answer={answer} view={view} />
        <CloseButton onClose={onClose} />
      </DialogFooter>
    </>
  );
}

export function AnswerNotice({ answer, view }: { readonly answer: VerbAnswer; readonly view: OrderView }) {
  const provider = view.method.provider;
  switch (answer.kind) {
    case "done": {
      if (answer.resolvedManually) return <ManualResolutionNotice answer={answer} provider={provider} />;
      const words = planDone(answer.plan, planSubjectOf(answer.plan, provider));
      return (
        <Notice tint={isOutstanding(answer) ? "amber" : "green"} role="status" title={words.title}>
          {words.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {isOutstanding(answer) ? <ConsoleNote /> : null}
          <p className="text-sm">{formatTimeSeconds(answer.at)}</p>
        </Notice>
      );
    }
    case "unknown":
      return (
        <Notice tint="violet" dashed role="status" title={ENDING_WORD.unknownTitle(provider)}>
          <StatusBadge status={OPERATION_STATUS.unknown} className="my-1" />
          <p>{ENDING_WORD.unknown}</p>
          {answer.nextInquiryAt === null ? null : <p>{NEXT_INQUIRY_WORD(formatTimeSeconds(answer.nextInquiryAt))}</p>}
        </Notice>
      );
    case "pending": {
      const { waitsFor, nextInquiryAt } = answer;
      return (
        <Notice tint="violet" dashed role="status" title={ENDING_WORD.pendingTitle(waitsFor.for, provider)}>
          <StatusBadge status={OPERATION_STATUS.pending} className="my-1" />
          <p>{ENDING_WORD.pending}</p>
          {nextInquiryAt === null ? null : <p>{NEXT_INQUIRY_WORD(formatTimeSeconds(nextInquiryAt))}</p>}
        </Notice>
      );
    }
    case "refused_by_provider": {
      if (answer.resolvedManually) return <ManualResolutionNotice answer={answer} provider={provider} />;
      const reason = reasonOf(answer.operationId, answer.providerCode, view);
      return (
        <Notice tint="red" role="alert" title={ENDING_WORD.refusedTitle(provider, OPERATION_WORD[answer.operation])}>
          <p>{ENDING_WORD.refusedReason(provider, reason, answer.providerCode)}</p>
          <p>{ENDING_WORD.refused}</p>
          <ConsoleNote />
        </Notice>
      );
    }
    case "not_sent": {
      const { title, text } = notSentWords(answer, provider);
      return (
        <Notice tint="grey" role="alert" title={title}>
          {text}
        </Notice>
      );
    }
  }
}

type Done = Extract<VerbAnswer, { kind: "done" }>;

/** Taking 取消区分 off answers with the work that it made obsolete, every other plan with work to do. */
function isOutstanding({ taskId, plan }: Done): boolean {
  return taskId !== null && plan.does !== "unmark";
}

/** The list that has the work: what is no longer needed does not stand among what is open. */
function taskHref(answer: Done, orderNumber: string): string {
  const tab = isOutstanding(answer) ? "open" : "not_needed";
  return `/tasks${writeTaskListUrl({ ...ALL_TASKS, tab, orderNumber })}`;
}

type ManuallyAnswered = Extract<VerbAnswer, { readonly resolvedManually: boolean }>;

/** What a person recorded since: no answer of the provider, and none is claimed. */
function ManualResolutionNotice({
  answer,
  provider,
}: {
  readonly answer: ManuallyAnswered;
  readonly provider: string;
}) {
  const { title, text } = manualResolutionText(answer, provider);
  return (
    <Notice tint="grey" role="status" title={title}>
      <p>{text}</p>
      <p>{RESOLVE_WORD.notProvidersAnswer(provider)}</p>
      <p className="text-sm">{formatTimeSeconds(answer.at)}</p>
    </Notice>
  );
}

type NotSent = Extract<VerbAnswer, { kind: "not_sent" }>;

/** What never arrived may have gone out: only of the rest it is known that nothing was sent. */
function notSentWords(
  { operation, cause }: NotSent,
  provider: string,
): { readonly title: string; readonly text: string } {
  const word = OPERATION_WORD[operation];
  if (cause === "never_arrived") {
    return { title: ENDING_WORD.notArrivedTitle(provider, word), text: ENDING_WORD.notArrived };
  }
  const text = cause === "lane_full" ? ENDING_WORD.notSentCrowded(provider) : ENDING_WORD.notSent;
  return { title: ENDING_WORD.notSentTitle(word), text };
}

/** The code's meaning comes with the order's history, which is asked for anew as soon as an answer is there. */
function reasonOf(operationId: string, code: string | null, view: OrderView): string {
  const entry = view.history.find((one) => one.type === "operation" && one.id === operationId);
  return providerReason(entry?.type === "operation" ? entry.meaning : null, code);
}

/** What staff may still do in the provider's console after it was refused here. */
const LEAVES_WORK: ReadonlySet<OperationKind> = new Set([
  "cancel",
  "terminate",
  "change_amount",
  "change_amount_and_capture",
]);

function AnswerLinks({ answer, view }: { readonly answer: VerbAnswer; readonly view: OrderView }) {
  const order = encodeURIComponent(view.orderNumber);
  return (
    <>
      {answer.kind === "done" ? <NextOrder orderNumber={view.orderNumber} /> : null}
      {answer.kind === "done" && answer.taskId !== null ? (
        <Button size="large" asChild>
          <Link href={taskHref(answer, view.orderNumber)}>{DIALOG_WORD.openTask}</Link>
        </Button>
      ) : null}
      {answer.kind === "refused_by_provider" && LEAVES_WORK.has(answer.operation) ? (
        <LeaveTask operationId={answer.operationId} view={view} />
      ) : null}
      {answer.kind !== "done" || answer.operationId !== null ? (
        <Button size="large" asChild>
          <Link href={`/operations?q=${order}`}>{DIALOG_WORD.openHistory}</Link>
        </Button>
      ) : null}
    </>
  );
}

/** What the provider refused here may still have to be done in its console: one press leaves that as an open task. */
function LeaveTask({ operationId, view }: { readonly operationId: string; readonly view: OrderView }) {
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    const result = await openTask(operationId);
    setBusy(false);
    setSaid(result.ok ? DIALOG_WORD.taskLeft : stopWords(result.error, "saved", view, view.serverNow).lines.join(""));
  };
  if (said !== null) {
    return (
      <p role="status" className="mr-auto">
        {said}
      </p>
    );
  }
  return (
    <Button size="large" busy={busy} onClick={press}>
      {DIALOG_WORD.leaveTask}
    </Button>
  );
}
