"use client";

import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { isReturn } from "./arrival";
import { readListMemory, subscribeListMemory, writeListMemory } from "./list-memory";

/**
 * The list as it was left: how far it was scrolled, and the row that was opened last or stood on. Coming back stands on
 * that row, or, where it has left the list, on the one in its place. Returns the row that was opened last.
 */
export function useKeptPlace(props: {
  readonly address: string;
  readonly ids: readonly string[];
  readonly current: string | null;
  readonly stand: (id: string, preventScroll: boolean) => void;
}): string | null {
  const { address, ids, current, stand } = props;
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (restored.current) return;
    restored.current = true;
    const { left } = readListMemory();
    if (!isReturn() || left === null || left.address !== address) return;
    window.scrollTo({ top: left.scroll, behavior: "instant" });
    const row = left.row !== null && ids.includes(left.row) ? left.row : ids[Math.min(left.index, ids.length - 1)];
    if (row === undefined) return;
    stand(row, true);
    document.activeElement?.scrollIntoView({ block: "nearest" });
  });

  const latest = useRef({ address, ids, current });
  useEffect(() => {
    latest.current = { address, ids, current };
  });
  // A layout effect, because it ends before the next screen scrolls the page.
  useLayoutEffect(() => {
    let scroll = window.scrollY;
    const onScroll = () => {
      scroll = window.scrollY;
    };
    const leave = () => {
      const { address: at, ids: rows, current: row } = latest.current;
      const { left } = readListMemory();
      const index = row === null ? 0 : rows.indexOf(row);
      const opened = left?.address === at ? left.opened : null;
      writeListMemory({ left: { address: at, scroll, row, index, opened } });
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  return useSyncExternalStore(
    subscribeListMemory,
    () => readListMemory().left?.opened ?? null,
    () => null,
  );
}
