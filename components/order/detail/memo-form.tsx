"use client";

import { useEffect, useRef } from "react";
import { DraftSaved } from "@/components/drafts/draft-saved";
import { SignInAgain } from "@/components/drafts/sign-in-again";
import type { DraftState } from "@/components/drafts/use-kept-draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { DRAFT_WORD } from "@/lib/messages/drafts";
import { MEMO_WORD } from "@/lib/messages/memo";
import { MEMO_MAX } from "@/lib/text/limits";
import { formatMoment } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import type { MemoTyping } from "./use-memo-typing";

export interface MemoFormProps {
  readonly typing: MemoTyping;
  /** A colleague's memo, saved after the typing began; null where there is none. */
  readonly theirs: string | null;
  readonly now: EpochMs;
  /** Why it is not saved, its title first. */
  readonly said: readonly string[];
  /** The way on is サインイン. */
  readonly signedOut: boolean;
  readonly busy: boolean;
  readonly draft: DraftState;
  /** When what was found on this device was typed; null where it was begun here. */
  readonly restoredAt: EpochMs | null;
  readonly onChange: (text: string) => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** The memo while it is typed, and over it what others made of it meanwhile. */
export function MemoForm(props: MemoFormProps) {
  const { typing, theirs, said, busy, restoredAt } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  // A restored draft opens by itself and takes no focus. The cursor goes there only when a person pressed.
  useEffect(() => {
    if (restoredAt === null) field.current?.focus();
  }, [restoredAt]);
  const [title = "", ...lines] = said;
  return (
    <div className="flex flex-col gap-2">
      {restoredAt === null ? null : (
        <Notice tint="blue" role="status">
          <strong>{DRAFT_WORD.restored}</strong>
          {DRAFT_WORD.typedAt(formatMoment(restoredAt, props.now))}
        </Notice>
      )}
      {said.length === 0 ? null : (
        <Notice tint="red" role="alert" title={title} actions={props.signedOut ? <SignInAgain size="small" /> : null}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {theirs === null ? null : (
        <Notice tint="amber" role="status" title={MEMO_WORD.changed}>
          <p className="whitespace-pre-wrap">{theirs === "" ? MEMO_WORD.none : theirs}</p>
        </Notice>
      )}
      <Textarea
        ref={field}
        aria-label="メモ"
        rows={4}
        limit={MEMO_MAX}
        value={typing.text}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <DraftSaved state={props.draft} />
        <Button onClick={props.onDiscard}>
          {typing.text === typing.opened ? MEMO_WORD.leave : DRAFT_WORD.discard}
        </Button>
        <Button variant="primary" busy={busy} onClick={props.onSave}>
          {busy ? MEMO_WORD.saving : MEMO_WORD.save}
        </Button>
      </div>
    </div>
  );
}
