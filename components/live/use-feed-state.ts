"use client";

import { useSyncExternalStore } from "react";
import { type FeedState, feedState, followFeedState } from "@/lib/live/feed-state";

const NOT_KNOWN_YET: FeedState = { live: null, online: true, asOf: null, stopped: false, back: null, ended: null };

/** How far this window follows what changes. */
export function useFeedState(): FeedState {
  return useSyncExternalStore(followFeedState, feedState, () => NOT_KNOWN_YET);
}
