"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useAnnouncer } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { Radio, RadioGroup } from "@/components/ui/radio";
import { Textarea } from "@/components/ui/textarea";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { RESOLVE_WORD } from "@/lib/messages/resolve";
import { formatYen } from "@/lib/money/yen";
import type { VerbAnswer } from "@/lib/orders/contract";
import type { OpenOperationView, OrderView } from "@/lib/orders/order-view-types";
import type { Result } from "@/lib/result/result";
import { AnswerBody } from "./answer-body";
import { CloseButton } from "./close-button";
import { resolve, type VerbFailure } from "./order-calls";
import { ResultFocus } from "./result-focus";
import { StoppedBody } from "./stopped-body";

type Word = "done" | "not_done";

interface ResolveProps {
  readonly operation: OpenOperationView;
  readonly view: OrderView;
  /** Whatever was recorded: the order is asked for anew. */
  readonly onSettled: () => Promise<void>;
}

/** 要確認's way out: what a person saw in the provider's console. Nothing is sent; the provider is asked once more first. */
export function ResolveOperation({ operation, view, onSettled }: ResolveProps) {
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Result<VerbAnswer, VerbFailure> | null>(null);
  const show = (next: boolean) => {
    setOpen(next);
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
        <DialogContent title={RESOLVE_WORD.title(view.orderNumber)} closeLabel={DIALOG_WORD.cross}>
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

interface FormProps extends Omit<ResolveProps, "onSettled"> {
  readonly onLeave: () => void;
  readonly onAnswer: (answer: Result<VerbAnswer, VerbFailure>) => void;
}

function ResolveForm({ operation, view, onLeave, onAnswer }: FormProps) {
  const formId = useId();
  const [word, setWord] = useState<Word | null>(null);
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const firstChoice = useRef<HTMLInputElement>(null);
  const { refuse } = useAnnouncer();
  const provider = view.method.provider;
  const asked = { operation: OPERATION_WORD[operation.kind], amount: formatYen(operation.amount), provider };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (word === null) {
      setMissing(true);
      refuse(RESOLVE_WORD.choose);
      firstChoice.current?.focus();
      return;
    }
    setBusy(true);
    onAnswer(await resolve({ operationId: operation.id, word, note: note.trim() }));
  };

  return (
    <>
      <DialogBody>
        <p>{RESOLVE_WORD.lead(asked)}</p>
        <p className="mt-1 text-muted text-sm">{RESOLVE_WORD.asksOnceMore(provider)}</p>
        <form id={formId} onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
          <RadioGroup legend={RESOLVE_WORD.seen(provider)}>
            <Radio
              ref={firstChoice}
              name="seen"
              label={RESOLVE_WORD.done(asked)}
              note={RESOLVE_WORD.doneNote}
              checked={word === "done"}
              onChange={() => setWord("done")}
            />
            <Radio
              name="seen"
              label={RESOLVE_WORD.notDone(asked)}
              note={RESOLVE_WORD.notDoneNote}
              checked={word === "not_done"}
              onChange={() => setWord("not_done")}
            />
          </RadioGroup>
          {missing && word === null ? <p className="text-red text-sm">{RESOLVE_WORD.choose}</p> : null}
          <Field label={RESOLVE_WORD.note} hint={DIALOG_WORD.reasonHint}>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={NOTE_MAX}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
        </form>
      </DialogBody>
      <DialogFooter>
        <Button size="large" onClick={onLeave}>
          {DIALOG_WORD.leave}
        </Button>
        <Button size="large" variant="primary" type="submit" form={formId} busy={busy}>
          {busy ? RESOLVE_WORD.recording : RESOLVE_WORD.record}
        </Button>
      </DialogFooter>
    </>
  );
}

const NOTE_MAX = 500;
