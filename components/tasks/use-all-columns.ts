"use client";

import { useSyncExternalStore } from "react";

/** The same width as the classes of the columns that go first. */
const ALL = "(min-width: 90rem)";

/** Whether every column is shown: how many an opened row spans is no matter of a class. */
export function useAllColumns(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(ALL).matches,
    () => true,
  );
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(ALL);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
