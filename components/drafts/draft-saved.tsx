"use client";

import { Check, TriangleAlert } from "lucide-react";
import { DRAFT_WORD } from "@/lib/messages/drafts";
import { formatTime } from "@/lib/time/display";
import type { DraftState } from "./use-kept-draft";

/** Where the draft is. `quiet`: says only what is wrong. */
export function DraftSaved({ state, quiet = false }: { readonly state: DraftState; readonly quiet?: boolean }) {
  if (state.at === "full" || state.at === "elsewhere") {
    return (
      <p role="alert" className="inline-flex items-center gap-1 text-amber text-sm">
        <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
        {state.at === "full" ? DRAFT_WORD.full : DRAFT_WORD.elsewhere}
      </p>
    );
  }
  if (state.at === "none" || quiet) return null;
  return (
    <p className="inline-flex items-center gap-1 text-green text-sm">
      <Check className="size-4 shrink-0" aria-hidden="true" />
      {DRAFT_WORD.saved(formatTime(state.when))}
    </p>
  );
}
