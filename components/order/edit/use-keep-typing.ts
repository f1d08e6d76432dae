"use client";

import { useEffect, useRef } from "react";
import type { KeptDraft } from "@/components/drafts/use-kept-draft";
import { type Undo, useDraftUndo } from "@/components/drafts/use-undo";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { beginTyping, type EditTyping, isEditTyped } from "./edit-typing";
import type { DraftEditor } from "./use-draft";

export interface Discard {
  /** There is something to throw away. */
  readonly possible: boolean;
  readonly discard: () => void;
  readonly undo: Undo<EditTyping>;
  readonly bringBack: () => void;
}

/**
 * Keeps what is typed as a draft until it is saved, or until its writer discards it. A discarded draft can be brought
 * back for a while.
 */
export function useKeepTyping(
  editor: DraftEditor,
  draft: KeptDraft<EditTyping>,
  view: OrderView,
  saving: boolean,
): Discard {
  const { typing, replace } = editor;
  const { keep, forget } = draft;
  const undo = useDraftUndo<EditTyping>();
  const known = useRef(typing);
  useEffect(() => {
    if (known.current === typing || saving) return;
    known.current = typing;
    if (isEditTyped(typing)) keep(typing);
    else forget();
  }, [typing, saving, keep, forget]);

  const { held, hold, release } = undo;
  return {
    possible: isEditTyped(typing),
    discard: () => {
      hold(typing);
      replace(beginTyping(view));
    },
    undo,
    bringBack: () => {
      if (held !== null) replace(held);
      release();
    },
  };
}
