"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { useShortcut } from "@/components/ui/shortcuts";

export interface RowCursor {
  /** The row that Tab reaches: the one last used, else the first. */
  readonly current: string | null;
  readonly setCurrent: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly linkRef: (id: string) => (element: HTMLAnchorElement | null) => void;
  /** Puts the focus on a row; whether the page may move to it. */
  readonly stand: (id: string, preventScroll?: boolean) => void;
}

/**
 * Roving tabindex: Tab reaches one row's link at a time. Arrows and j/k move between rows, and Enter is the link's own.
 */
export function useRowCursor(ids: readonly string[]): RowCursor {
  const [chosen, setCurrent] = useState<string | null>(null);
  const links = useRef(new Map<string, HTMLAnchorElement>());
  const current = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null);

  const stand = (id: string, preventScroll = false) => {
    setCurrent(id);
    links.current.get(id)?.focus({ preventScroll });
  };
  const move = (step: 1 | -1) => {
    const inside = document.activeElement?.closest("[data-row]") != null;
    const at = current === null ? -1 : ids.indexOf(current);
    // The first press only enters the table, where it stands.
    const id = inside ? ids[at + step] : (current ?? ids[0]);
    if (id !== undefined) stand(id);
  };
  useShortcut("j", () => move(1));
  useShortcut("k", () => move(-1));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const converting = event.nativeEvent.isComposing || event.keyCode === 229;
    if (converting || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else return;
    event.preventDefault();
  };

  return {
    current,
    setCurrent,
    onKeyDown,
    stand,
    linkRef: (id) => (element) => {
      if (element === null) links.current.delete(id);
      else links.current.set(id, element);
    },
  };
}
