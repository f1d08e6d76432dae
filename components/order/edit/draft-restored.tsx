"use client";

import { FilePen } from "lucide-react";
import type { Kept } from "@/components/drafts/draft-store";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { DRAFT_WORD } from "@/lib/messages/drafts";
import { PART_WORD, REASON_NAME } from "@/lib/messages/edit";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { formatMoment } from "@/lib/time/display";
import { changedParts } from "./edit-merge";
import { type EditTyping, isEditTyped } from "./edit-typing";
import type { DraftEditor } from "./use-draft";

export interface DraftRestoredProps {
  readonly editor: DraftEditor;
  readonly found: Kept<EditTyping> | null;
  readonly opened: OpenedVerb;
  readonly onDiscard: () => void;
}

/** Over the form: what was found again, and that what changed since is told below. */
export function DraftRestored({ editor, found, opened, onDiscard }: DraftRestoredProps) {
  if (found === null || !isEditTyped(editor.typing)) return null;
  const { base, typed, reason } = found.value;
  const parts = [...changedParts(base, typed).map((part) => PART_WORD[part]), ...(reason === "" ? [] : [REASON_NAME])];
  const changedSince = opened.view.version !== found.value.version;
  return (
    <Notice
      tint="blue"
      role="status"
      icon={FilePen}
      className="mb-2"
      actions={
        <Button size="small" onClick={onDiscard}>
          {DRAFT_WORD.discard}
        </Button>
      }
    >
      <strong>{DRAFT_WORD.restored}</strong>
      {DRAFT_WORD.typedParts(formatMoment(found.at, opened.view.serverNow), parts)}
      {changedSince ? DRAFT_WORD.since : null}
    </Notice>
  );
}
