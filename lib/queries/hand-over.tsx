"use client";

import { type DehydratedState, HydrationBoundary } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import type { EpochMs } from "@/lib/time/epoch";
import { browserTime } from "./server-clock";
import { readTime } from "./told-changes";

/**
 * How long an answer that was on its way when the page came may take. A page that is older was kept by the browser or
 * the router.
 */
const ON_ITS_WAY_MS = 10_000;

/**
 * Puts what the server read for a page into the window's cache, as read when it was read. The router keeps pages for
 * Back, and what they bring then is old, however new the page on screen is.
 */
export function HandOver(props: {
  readonly state: DehydratedState;
  readonly readAt: EpochMs;
  readonly children: ReactNode;
}) {
  const { state, readAt, children } = props;
  const handed = useMemo(() => asRead(state, readAt), [state, readAt]);
  return <HydrationBoundary state={handed}>{children}</HydrationBoundary>;
}

function asRead(state: DehydratedState, readAt: EpochMs): DehydratedState {
  const now = Date.now();
  const at = browserTime(readAt, now);
  const isKept = now - at > ON_ITS_WAY_MS;
  return {
    ...state,
    queries: state.queries
      .filter(({ state: { data } }) => data !== undefined || !isKept)
      .map((query) => {
        const dataUpdatedAt = readTime(query.queryKey, readAt);
        return { ...query, dehydratedAt: dataUpdatedAt, state: { ...query.state, dataUpdatedAt } };
      }),
  };
}
