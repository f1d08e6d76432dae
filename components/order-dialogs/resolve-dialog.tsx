"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { RESOLVE_WORD } from "@/lib/messages/resolve";
import type { VerbAnswer } from "@/lib/orders/contract";
import type { OpenOperationView, OrderView } from "@/lib/orders/order-view-types";
import type { Result } from "@/lib/result/result";
import { AnswerBody } from "./answer-body";
import { CloseButton } from "./close-button";
import type { VerbFailure } from "./order-calls";
import { ResolveForm } from "./resolve-form";
import { ResultFocus } from "./result-focus";
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
          ) : answer.ok && isWordOfNotDone(answer.value) ? (
            <NotDoneBody operation={operation} onClose={close} />
          ) : answer.ok ? (
            <AnswerBody answer={answer.value} view={view} onClose={close} />
          ) : (
            <StoppedBody
              failure={answer.error}
              confirming
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

/** The provider refused nothing: a person said that nothing was done there. */
function isWordOfNotDone(answer: VerbAnswer): boolean {
  return answer.kind === "refused_by_provider" && answer.providerCode === null;
}

function NotDoneBody({ operation, onClose }: { readonly operation: OpenOperationView; readonly onClose: () => void }) {
  return (
    <>
      <DialogBody>
        <ResultFocus>
          <Notice tint="grey" role="status" title={RESOLVE_WORD.recordedNotDone(OPERATION_WORD[operation.kind])}>
            {RESOLVE_WORD.nothingChanged}
          </Notice>
        </ResultFocus>
      </DialogBody>
      <DialogFooter>
        <CloseButton onClose={onClose} />
      </DialogFooter>
    </>
  );
}
