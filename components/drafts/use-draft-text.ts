"use client";

import { useEffect, useState } from "react";
import type { EpochMs } from "@/lib/time/epoch";
import { type DraftState, useKeptDraft } from "./use-kept-draft";
import { type Undo, useDraftUndo } from "./use-undo";

export interface DraftText {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly state: DraftState;
  /** When the text that was found here was typed; null once it is changed, and where none was found. */
  readonly restoredAt: EpochMs | null;
  readonly discard: () => void;
  readonly undo: Undo<string>;
  readonly bringBack: () => void;
  /** It was saved. */
  readonly forget: () => void;
}

/** A reason or note: it begins with what its writer typed here before. */
export function useDraftText(form: string, subject: string): DraftText {
  const { state, find, keep, forget: forgetKept } = useKeptDraft<string>(form, subject);
  const [text, setText] = useState("");
  const [restoredAt, setRestoredAt] = useState<EpochMs | null>(null);
  const undo = useDraftUndo<string>();
  // The server draws no draft: it is found once the page is alive.
  useEffect(() => {
    const found = find();
    if (found === null) return;
    setText(found.value);
    setRestoredAt(found.at);
  }, [find]);

  const forget = () => {
    forgetKept();
    setText("");
    setRestoredAt(null);
  };
  const change = (next: string) => {
    if (next === "") return forget();
    setText(next);
    setRestoredAt(null);
    keep(next);
  };
  const { held, hold, release } = undo;
  return {
    text,
    change,
    state,
    restoredAt,
    discard: () => {
      hold(text);
      forget();
    },
    undo,
    bringBack: () => {
      if (held !== null) change(held);
      release();
    },
    forget,
  };
}
