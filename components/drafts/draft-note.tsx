"use client";

import { Button } from "@/components/ui/button";
import { DRAFT_WORD } from "@/lib/messages/drafts";
import { formatMoment } from "@/lib/time/display";
import { DraftSaved } from "./draft-saved";
import { DraftUndo } from "./draft-undo";
import type { DraftText } from "./use-draft-text";

/** Under a reason or note: that it was found again, and the one way to throw it away. */
export function DraftNote({ draft }: { readonly draft: DraftText }) {
  const { restoredAt, undo } = draft;
  if (undo.held !== null) return <DraftUndo undo={undo} onUndo={draft.bringBack} />;
  if (restoredAt === null) return <DraftSaved state={draft.state} quiet />;
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2 text-blue text-sm">
      {DRAFT_WORD.restored}
      {DRAFT_WORD.typedAt(formatMoment(restoredAt, Date.now()))}
      <Button size="small" onClick={draft.discard}>
        {DRAFT_WORD.discard}
      </Button>
    </p>
  );
}
