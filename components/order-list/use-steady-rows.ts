"use client";

import { useCallback, useState } from "react";
import type { OrderListRow, OrderListView } from "@/lib/orders/list/list-view";

/** Why a row that is shown is no longer among those that were read. */
export type RowGone = "left" | "moved";

export interface SteadyRows {
  /** The newest answer, its rows where they stood. */
  readonly view: OrderListView;
  readonly gone: ReadonlyMap<string, RowGone>;
  /** Rows that have come since, and wait to be shown. */
  readonly fresh: number;
  readonly showFresh: () => void;
}

interface Stand {
  /** Kept from an earlier visit: the first answer takes its place. */
  readonly provisional: boolean;
  readonly address: string;
  readonly rows: readonly OrderListRow[];
}

/**
 * Keeps rows still under the pointer while a list follows changes. A row keeps its place and takes its new values. A
 * row that no longer belongs stays until the next load, and new rows wait. `view`: undefined until it is this address's
 * own. `provisional`: it was kept from before and is being asked for anew.
 */
export function useSteadyRows(
  address: string,
  view: OrderListView | undefined,
  provisional: boolean,
): SteadyRows | null {
  const [stand, setStand] = useState<Stand | null>(null);
  const showFresh = useCallback(() => {
    if (view !== undefined) setStand({ address, rows: view.rows, provisional: false });
  }, [address, view]);
  if (view === undefined) return null;
  if (stand === null || stand.address !== address || (stand.provisional && !provisional)) {
    setStand({ address, rows: view.rows, provisional });
    return { view, gone: new Map(), fresh: 0, showFresh };
  }
  return { ...laidOver(stand.rows, view), showFresh };
}

/** The rows as they stand, with the values of those that were read since. */
export function laidOver(shown: readonly OrderListRow[], view: OrderListView): Omit<SteadyRows, "showFresh"> {
  const read = new Map(view.rows.map((row) => [row.orderNumber, row]));
  const missing = shown.map(({ orderNumber }) => orderNumber).filter((number) => !read.has(number));
  const fresh = freshOf(shown, view.rows, missing.length);
  // Each row that came in pushes the last ones over the end of the page.
  const pushed = new Set(fresh === 0 ? [] : shown.slice(-fresh).map(({ orderNumber }) => orderNumber));
  return {
    view: { ...view, rows: shown.map((row) => read.get(row.orderNumber) ?? row) },
    gone: new Map(missing.map((number) => [number, pushed.has(number) ? "moved" : "left"])),
    fresh,
  };
}

/** How many rows are new. Those that only fill the end of the page, where others have left, are not. */
function freshOf(shown: readonly OrderListRow[], read: readonly OrderListRow[], left: number): number {
  const standing = new Set(shown.map(({ orderNumber }) => orderNumber));
  const isNew = read.map(({ orderNumber }) => !standing.has(orderNumber));
  const trailing = isNew.length - 1 - isNew.lastIndexOf(false);
  return isNew.filter(Boolean).length - Math.min(trailing, left);
}
