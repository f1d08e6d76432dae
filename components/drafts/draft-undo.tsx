"use client";

import { Button } from "@/components/ui/button";
import { DRAFT_WORD } from "@/lib/messages/drafts";
import type { Undo } from "./use-undo";

/** 「下書きを破棄しました。」 with the way back, for ten seconds, and for as long as it has the focus. */
export function DraftUndo(props: {
  readonly undo: Pick<Undo<unknown>, "held" | "pause">;
  readonly onUndo: () => void;
}) {
  const { undo, onUndo } = props;
  if (undo.held === null) return null;
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2 text-sm">
      {DRAFT_WORD.discarded}
      <Button size="small" onClick={onUndo} onFocus={() => undo.pause(true)} onBlur={() => undo.pause(false)}>
        {DRAFT_WORD.undo}
      </Button>
    </p>
  );
}
