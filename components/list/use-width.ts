"use client";

import { useCallback, useSyncExternalStore } from "react";

/** The same width as the `wide:` classes, and the one from which 連携履歴 has all its columns. */
const WIDTHS = { wide: "80rem", full: "100rem" } as const;

/**
 * Whether the columns of a width are shown. Use it only for what a class cannot say, such as how many columns an opened
 * row spans. Showing and hiding is done by classes, which are right from the first paint.
 */
export function useWidth(width: keyof typeof WIDTHS): boolean {
  const query = `(min-width: ${WIDTHS[width]})`;
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  );
}
