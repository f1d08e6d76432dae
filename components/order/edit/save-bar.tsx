"use client";

import type { RefObject } from "react";
import { BusyLabel } from "@/components/decision/busy-label";
import { DraftUndo } from "@/components/drafts/draft-undo";
import { Button } from "@/components/ui/button";
import { useSaveKey } from "@/components/ui/use-save-key";
import { amountsText } from "@/lib/messages/amounts";
import { DRAFT_WORD } from "@/lib/messages/drafts";
import { EDIT_WORD } from "@/lib/messages/edit";
import { FIELD_WORD } from "@/lib/messages/field-issues";
import { formatDifference } from "@/lib/money/yen";
import type { DraftIssue } from "./edit-draft";
import { editFieldId, fieldLabel } from "./field-words";
import type { Hindrance } from "./hindrance";
import type { Discard } from "./use-keep-typing";

export interface SaveBarProps {
  readonly changed: boolean;
  readonly before: number;
  readonly after: number | null;
  readonly label: string;
  /** What the button says while it is at work; null while it is not. */
  readonly sending: string | null;
  readonly busy: boolean;
  /** Why it may not be saved; null where it may. */
  readonly hindrance: Hindrance | null;
  /** What saving cannot take back; null where it can. */
  readonly irreversible: string | null;
  /** Shown once a save was tried with fields that cannot be read. */
  readonly issues: readonly DraftIssue[];
  readonly summaryRef: RefObject<HTMLDivElement | null>;
  readonly onSave: () => void;
  readonly discard: Discard;
}

const SAVE_ID = "edit-save";
const REASON_ID = "edit-save-reason";

/** Fixed at the foot: what would be saved, and the one button that does it. */
export function SaveBar(props: SaveBarProps) {
  const { changed, before, after, label, busy, issues, hindrance, irreversible, discard } = props;
  useSaveKey(SAVE_ID, EDIT_WORD.saveHint(label));
  return (
    // At the very foot of the page: with room under it, a field's error above would move it away under a press.
    <div className="sticky bottom-(--foot-height) z-20 -mx-3 mt-auto -mb-6 border-line border-t bg-surface px-3 py-2 tablet:-mx-4 tablet:-mb-4 tablet:px-4 desk:-mx-6 desk:-mb-8 desk:px-6">
      {issues.length === 0 ? null : (
        <div ref={props.summaryRef} tabIndex={-1} role="alert" className="mb-2 text-red text-sm outline-none">
          <p className="font-bold">{FIELD_WORD.summary(issues.length)}</p>
          <ul className="flex flex-wrap gap-x-4">
            {issues.map((issue) => (
              <li key={issue.field}>
                <a className="underline" href={`#${editFieldId(issue.field)}`}>
                  {fieldLabel(issue.field)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {changed && after !== null ? (
          <p>
            {amountsText(before, after)}
            {before === after ? null : `(${formatDifference(after - before)})`}
          </p>
        ) : null}
        {irreversible === null ? null : <p className="font-medium text-sm">{irreversible}</p>}
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
          {hindrance === null ? null : (
            <p id={REASON_ID} className={hindrance.idle ? "text-muted" : "text-red"}>
              {hindrance.leadsTo === null ? (
                hindrance.text
              ) : (
                <a className="underline" href={`#${hindrance.leadsTo}`}>
                  {hindrance.text}
                </a>
              )}
            </p>
          )}
          <DraftUndo undo={discard.undo} onUndo={discard.bringBack} />
          {discard.possible ? (
            <Button variant="quiet" size="large" onClick={discard.discard}>
              {DRAFT_WORD.discard}
            </Button>
          ) : null}
          <Button
            id={SAVE_ID}
            variant="primary"
            size="large"
            busy={busy}
            blockedBy={hindrance === null ? undefined : REASON_ID}
            onClick={props.onSave}
          >
            <BusyLabel label={label} busy={props.sending} />
          </Button>
        </div>
      </div>
    </div>
  );
}
