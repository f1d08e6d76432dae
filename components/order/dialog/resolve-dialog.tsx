"use client";

import { useState } from "react";
import { CloseButton } from "@/components/decision/close-button";
import { ResultFocus } from "@/components/decision/result-focus";
import { useForgetDraft } from "@/components/drafts/use-kept-draft";
import type { VerbFailure } from "@/components/order/words/order-calls";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { RESOLVE_WORD, recordedDoneText } from "@/lib/messages/resolve";
import { formatYen } from "@/lib/money/yen";
import type { OpenOperationView, OrderView } from "@/lib/orders/detail/order-view-types";
import type { VerbAnswer } from "@/lib/payments/model/contract";
import type { Result } from "@/lib/result/result";
import { formatTimeSeconds } from "@/lib/time/display";
import { AnswerBody } from "./answer-body";
import { RESOLVE_DRAFT, ResolveForm } from "./resolve-form";
import { StoppedBody } from "./stopped-body";

interface ResolveProps {
  readonly operation: OpenOperationView;
  readonly view: OrderView;
  /** Whatever was recorded: the order is asked for anew. */
  readonly onSettled: () => Promise<void>;
  /** The dialog is open, or no longer. */
  readonly onShow: (open: boolean) => void;
}

/**
 * 要確認's way out: both ledgers, and what a person saw in the provider's console. Nothing is sent; the provider is asked
 * once more before anything is recorded.
 */
export function ResolveOperation({ operation, view, onSettled, onShow }: ResolveProps) {
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Result<VerbAnswer, VerbFailure> | null>(null);
  useForgetDraft(RESOLVE_DRAFT, operation.id, answer?.ok === true);
  const show = (next: boolean) => {
    setOpen(next);
    onShow(next);
    if (next) return setAnswer(null);
    // The banner leaves with the order's new state: not before its dialog was read.
    if (answer !== null) void onSettled();
  };
  const close = () => show(false);
  return (
    <>
      <Button size="small" onClick={() => show(true)}>
        {RESOLVE_WORD.open}
      </Button>
      <Dialog open={open} onOpenChange={show}>
        <DialogContent wide title={RESOLVE_WORD.title(view.orderNumber)} closeLabel={DIALOG_WORD.cross}>
          {answer === null ? (
            <ResolveForm operation={operation} view={view} onLeave={close} onAnswer={setAnswer} />
          ) : answer.ok && isRecorded(answer.value) ? (
            <RecordedBody operation={operation} view={view} answer={answer.value} onClose={close} />
          ) : answer.ok ? (
            <AnswerBody answer={answer.value} view={view} onClose={close} />
          ) : (
            <StoppedBody
              failure={answer.error}
              lost="saved"
              view={view}
              onClose={close}
              onAgain={() => {
                setAnswer(null);
                void onSettled();
              }}
            />
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}

/** A manual resolution ended it; else the provider's own answer did, when it was asked once more. */
function isRecorded(answer: VerbAnswer): boolean {
  return "resolvedManually" in answer && answer.resolvedManually;
}

function RecordedBody(props: {
  readonly operation: OpenOperationView;
  readonly view: OrderView;
  readonly answer: VerbAnswer;
  readonly onClose: () => void;
}) {
  const { operation, answer, onClose } = props;
  const { provider } = props.view.method;
  const word = OPERATION_WORD[operation.kind];
  const asked = { operation: word, amount: formatYen(operation.amount), provider };
  const done = answer.kind === "done";
  return (
    <>
      <DialogBody>
        <ResultFocus>
          <Notice
            tint="grey"
            role="status"
            title={done ? RESOLVE_WORD.recordedDone(word) : RESOLVE_WORD.recordedNotDone(operation.kind)}
          >
            <p>{done ? recordedDoneText(operation.kind, asked) : RESOLVE_WORD.nothingChanged}</p>
            <p>{RESOLVE_WORD.comparedLater(provider)}</p>
            <p className="text-sm">{formatTimeSeconds(answer.at)}</p>
          </Notice>
        </ResultFocus>
      </DialogBody>
      <DialogFooter>
        <CloseButton onClose={onClose} />
      </DialogFooter>
    </>
  );
}
