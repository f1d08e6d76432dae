"use client";

import { type FormEvent, type ReactNode, type RefObject, useId } from "react";
import { DraftNote } from "@/components/drafts/draft-note";
import type { DraftText } from "@/components/drafts/use-draft-text";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { NOTE_MAX } from "@/lib/text/limits";
import { BusyLabel } from "./busy-label";

/** What a person adds in their own words. */
export interface DecisionNote {
  readonly label: string;
  readonly hint: string;
  readonly draft: DraftText;
  /** The decision is not taken without one. */
  readonly needed?: boolean;
  /** What is missing, once it was tried without. */
  readonly error?: string | undefined;
  readonly boxRef?: RefObject<HTMLTextAreaElement | null>;
}

export interface DecisionFormProps {
  /** What is decided about; stands over the choices. */
  readonly about: ReactNode;
  /** The choices. */
  readonly children: ReactNode;
  readonly note: DecisionNote;
  /** The button's words: what it does, and what it says meanwhile. */
  readonly act: string;
  readonly acting: string;
  readonly busy: boolean;
  readonly onAct: () => Promise<void>;
  readonly onLeave: () => void;
}

/** What staff decide by both records: the choices, a note for readers of the trail, the way out, and the act. */
export function DecisionForm(props: DecisionFormProps) {
  const { note, busy } = props;
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void props.onAct();
  };
  return (
    <>
      <DialogBody>
        {props.about}
        <form id={formId} onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4 border-line border-t pt-3">
          {props.children}
          <Field label={note.label} hint={note.hint} required={note.needed ?? false} error={note.error}>
            {(control) => (
              <Textarea
                {...control}
                ref={note.boxRef ?? null}
                rows={2}
                limit={NOTE_MAX}
                value={note.draft.text}
                onChange={(event) => note.draft.change(event.target.value)}
              />
            )}
          </Field>
          <DraftNote draft={note.draft} />
        </form>
      </DialogBody>
      <DialogFooter>
        <Button size="large" onClick={props.onLeave}>
          {DIALOG_WORD.leave}
        </Button>
        <Button size="large" variant="primary" type="submit" form={formId} busy={busy}>
          <BusyLabel label={props.act} busy={busy ? props.acting : null} />
        </Button>
      </DialogFooter>
    </>
  );
}
