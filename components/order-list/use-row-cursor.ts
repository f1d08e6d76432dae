"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useShortcut } from "@/components/ui/shortcuts";

const REMEMBERED = "juchu.order-list.row";

export interface RowCursor {
  /** The row that Tab reaches: the one last used, else the first. */
  readonly current: string | null;
  readonly setCurrent: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly rowRef: (id: string) => (element: HTMLTableRowElement | null) => void;
  /** Called before a row is left for its order, so that Back finds it again. */
  readonly remember: (id: string) => void;
}

/** One row at a time takes part in Tab (roving tabindex); arrows and j/k move between rows, Enter opens. */
export function useRowCursor(ids: readonly string[], open: (id: string) => void): RowCursor {
  const [chosen, setCurrent] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLTableRowElement>());
  const current = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null);

  const focus = (id: string | undefined) => {
    if (id === undefined) return;
    setCurrent(id);
    elements.current.get(id)?.focus();
  };
  const move = (step: 1 | -1) => {
    const active = document.activeElement?.closest("tr[data-row]");
    const at = current === null ? -1 : ids.indexOf(current);
    // The first press only enters the table, where it stands.
    focus(active === null || active === undefined ? (current ?? ids[0]) : ids[at + step]);
  };
  useShortcut("j", () => move(1));
  useShortcut("k", () => move(-1));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const converting = event.nativeEvent.isComposing || event.keyCode === 229;
    if (converting || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A link or button inside the row keeps its own keys.
    if (!(event.target instanceof HTMLTableRowElement)) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && current !== null) open(current);
    else return;
    event.preventDefault();
  };

  const first = useRef(true);
  useEffect(() => {
    if (!first.current || ids.length === 0) return;
    first.current = false;
    const remembered = window.sessionStorage.getItem(REMEMBERED);
    window.sessionStorage.removeItem(REMEMBERED);
    if (remembered === null || !ids.includes(remembered)) return;
    setCurrent(remembered);
    // The browser brings back how far the page was scrolled; the focus must not move it.
    elements.current.get(remembered)?.focus({ preventScroll: true });
  }, [ids]);

  return {
    current,
    setCurrent,
    onKeyDown,
    remember: (id) => window.sessionStorage.setItem(REMEMBERED, id),
    rowRef: (id) => (element) => {
      if (element === null) elements.current.delete(id);
      else elements.current.set(id, element);
    },
  };
}
