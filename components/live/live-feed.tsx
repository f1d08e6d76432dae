"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { LiveChange } from "@/lib/live/change";
import type { FeedWord } from "@/lib/live/feed";
import { changeFeedState, feedState } from "@/lib/live/feed-state";
import { type OpenFeed, openFeed } from "@/lib/live/open-feed";
import { countOf } from "@/lib/live/told";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { followChanges } from "@/lib/queries/follow-changes";
import type { EpochMs } from "@/lib/time/epoch";

/** Without a stream the window asks again this often, and whenever it is looked at. */
const ASK_EVERY_MS = 30_000;

interface Away {
  readonly since: EpochMs;
  readonly told: (readonly LiveChange[] | null)[];
}

export interface LiveFeedProps {
  readonly staffId: string;
  /** When the server began to draw the page, by its clock. */
  readonly readAt: EpochMs;
}

/** Keeps everything on screen up to date: by the feed, and by asking where there is none. Draws nothing. */
export function LiveFeed({ staffId, readAt }: LiveFeedProps) {
  const client = useQueryClient();
  const router = useRouter();
  // A frame that is drawn anew is no reason to leave the stream.
  const [openedAt] = useState(readAt);

  useEffect(() => {
    const follower = followChanges(client);
    let feed: OpenFeed | null = null;
    let asOf = openedAt;
    /** From the moment on when the network went: what is heard before the window says that it is back. */
    let away: Away | null = null;

    const sayBack = (at: EpochMs) => {
      if (away === null || !navigator.onLine) return;
      changeFeedState({ back: { at, since: away.since, count: countOf(away.told) } });
      away = null;
    };

    const hear = (word: FeedWord) => {
      switch (word.type) {
        case "live":
          asOf = word.at;
          changeFeedState({ live: true, ended: null });
          return sayBack(word.at);
        case "changes":
          away?.told.push(word.changes);
          return follower.follow(word.changes, word.at);
        case "self":
          // The frame shows what the person's role reaches.
          router.refresh();
          return follower.follow(null);
        case "broken":
          changeFeedState({ live: false, asOf });
          // Whether only the stream is gone or the server with it is known by asking.
          return void client.invalidateQueries({ queryKey: deskCountsQuery().queryKey });
        case "ended":
          changeFeedState({ ended: word.reason });
          return void client.invalidateQueries({ queryKey: deskCountsQuery().queryKey });
      }
    };
    const open = () => {
      feed ??= openFeed(staffId, asOf, hear);
    };
    const leave = () => {
      feed?.close();
      feed = null;
    };
    const followsByItself = () => feedState().live === true && feedState().online;
    const catchUp = () => {
      if (document.visibilityState === "visible" && !followsByItself()) follower.follow(null);
    };
    const netChanged = () => {
      const online = navigator.onLine;
      if (!online) away ??= { since: asOf, told: [] };
      changeFeedState(online ? { online } : { online, asOf, back: null });
      feed?.wake();
      if (online) follower.follow(null);
    };
    const shown = (event: PageTransitionEvent) => {
      open();
      // The browser kept the page as it was left.
      if (event.persisted) follower.follow(null);
    };

    changeFeedState({ online: navigator.onLine });
    open();
    const asking = setInterval(catchUp, ASK_EVERY_MS);
    document.addEventListener("visibilitychange", catchUp);
    window.addEventListener("online", netChanged);
    window.addEventListener("offline", netChanged);
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", shown);
    return () => {
      leave();
      clearInterval(asking);
      document.removeEventListener("visibilitychange", catchUp);
      window.removeEventListener("online", netChanged);
      window.removeEventListener("offline", netChanged);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", shown);
    };
  }, [client, router, staffId, openedAt]);
  return null;
}
