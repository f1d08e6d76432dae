import type { OrderCountView, OrderListView } from "@/lib/orders/list/list-view";

/** A page of the walked list: the cursor that its address carries, and its orders as they were loaded. */
export interface WalkPage {
  readonly cursor: string | null;
  readonly orders: readonly string[];
}

/**
 * The list that staff walk order by order, frozen as it was loaded. An order that has left the conditions keeps its
 * place. Pages beyond either end are asked for when the walk gets there.
 */
export interface Walk {
  /** The list's address without its page: `?stage=…`, "" for the plain list. */
  readonly conditions: string;
  /** Neighbouring pages in the list's order, at least one. */
  readonly pages: readonly WalkPage[];
  /** The number of the first order that is held, from 1. */
  readonly firstOrdinal: number;
  /** Cursors of the pages beyond both ends; null where the list ends. */
  readonly previous: string | null;
  readonly next: string | null;
  /** How many there were; null where it was not known yet. */
  readonly total: Pick<OrderCountView, "count" | "orMore"> | null;
}

export type Direction = "previous" | "next";

export function beginWalk(
  conditions: string,
  cursor: string | null,
  view: OrderListView,
  total: OrderCountView | undefined,
): Walk {
  const { firstOrdinal, previous, next } = view;
  return {
    conditions,
    pages: [{ cursor, orders: numbersOf(view) }],
    firstOrdinal,
    previous,
    next,
    total: total === undefined ? null : { count: total.count, orMore: total.orMore },
  };
}

/** The walk with the page that lies beyond one of its ends. Orders that it holds already keep the place they have. */
export function extendWalk(walk: Walk, direction: Direction, cursor: string, view: OrderListView): Walk {
  const known = new Set(ordersOf(walk));
  const page = { cursor, orders: numbersOf(view).filter((order) => !known.has(order)) };
  if (direction === "next") return { ...walk, pages: [...walk.pages, page], next: view.next };
  return {
    ...walk,
    pages: [page, ...walk.pages],
    previous: view.previous,
    firstOrdinal: Math.max(1, walk.firstOrdinal - page.orders.length),
  };
}

export interface WalkPlace {
  readonly ordinal: number;
  /** null: not loaded, or there is none; `asks` tells which. */
  readonly previous: string | null;
  readonly next: string | null;
  /** The cursor of the page that has to be asked for before the neighbour is known. */
  readonly asks: Readonly<Record<Direction, string | null>>;
}

/** Where an order stands in the walk; null where it is not part of it. */
export function placeInWalk(walk: Walk, orderNumber: string): WalkPlace | null {
  const orders = ordersOf(walk);
  const at = orders.indexOf(orderNumber);
  if (at === -1) return null;
  const [previous, next] = [orders[at - 1] ?? null, orders[at + 1] ?? null];
  return {
    ordinal: walk.firstOrdinal + at,
    previous,
    next,
    asks: { previous: previous === null ? walk.previous : null, next: next === null ? walk.next : null },
  };
}

/** The page of the list on which an order stood when it was loaded, and its number there from 0. */
export function pageOf(
  walk: Walk,
  orderNumber: string,
): { readonly cursor: string | null; readonly index: number } | null {
  for (const { cursor, orders } of walk.pages) {
    const index = orders.indexOf(orderNumber);
    if (index !== -1) return { cursor, index };
  }
  return null;
}

function ordersOf(walk: Walk): readonly string[] {
  return walk.pages.flatMap((page) => page.orders);
}

function numbersOf(view: OrderListView): readonly string[] {
  return view.rows.map((row) => row.orderNumber);
}
