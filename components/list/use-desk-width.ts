"use client";

import { useSyncExternalStore } from "react";

/** The same width as the `desk:` classes. */
const DESK = "(min-width: 64.0625rem)";

/**
 * Whether the columns of a desk are shown. For what a class cannot say, such as how many columns an opened row spans;
 * what is hidden or shown is a class, which is right from the first paint.
 */
export function useDeskWidth(): boolean {
  return useSyncExternalStore(subscribe, read, () => true);
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(DESK);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

function read(): boolean {
  return window.matchMedia(DESK).matches;
}
