"use client";

import { RefreshCwOff, WifiOff } from "lucide-react";
import { useEffect, useRef } from "react";
import { useAnnouncer } from "@/components/ui/live-region";
import type { FeedState } from "@/lib/live/feed-state";
import { LIVE_WORD } from "@/lib/messages/live";
import { useFeedState } from "./use-feed-state";

type Shown = "on" | "poll" | "offline";

function shownOf({ live, online }: FeedState): Shown | null {
  if (!online) return "offline";
  return live === null ? null : live ? "on" : "poll";
}

/** The one place that says whether the screen follows by itself. It keeps its room while that is not known yet. */
export function FeedLabel() {
  const shown = shownOf(useFeedState());
  useAnnounced(shown);
  switch (shown) {
    case "offline":
      return (
        <p className="inline-flex items-center gap-1 rounded-control bg-amber px-2 py-0.5 text-sm text-surface whitespace-nowrap">
          <WifiOff className="size-3.5" aria-hidden="true" />
          {LIVE_WORD.offline}
        </p>
      );
    case "poll":
      return (
        <p className="inline-flex items-center gap-1 text-amber text-sm whitespace-nowrap" title={LIVE_WORD.poll}>
          <RefreshCwOff className="size-3.5" aria-hidden="true" />
          <span className="sr-only wide:not-sr-only">{LIVE_WORD.poll}</span>
        </p>
      );
    default:
      return (
        <p
          className="inline-flex items-center gap-1.5 text-muted text-sm whitespace-nowrap data-[unknown=true]:invisible"
          data-unknown={shown === null}
          title={LIVE_WORD.on}
        >
          <span className="size-2 rounded-full bg-green" aria-hidden="true" />
          <span className="sr-only wide:not-sr-only">{LIVE_WORD.on}</span>
        </p>
      );
  }
}

/** Once for each change, politely; that all is well from the start needs no word. */
function useAnnounced(shown: Shown | null): void {
  const { report } = useAnnouncer();
  const last = useRef<Shown | null>(null);
  useEffect(() => {
    const before = last.current;
    last.current = shown ?? before;
    if (shown === null || shown === before || (before === null && shown === "on")) return;
    report(LIVE_WORD[shown]);
  }, [shown, report]);
}
