"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useGo } from "@/components/live/use-go";
import { orderPath } from "@/components/places/order-path";
import type { OrderListView } from "@/lib/orders/list/list-view";
import { orderListQuery } from "@/lib/queries/order-list";
import { announceStep } from "./arrival";
import { type LeftList, readListMemory, subscribeListMemory, writeListMemory } from "./list-memory";
import { type Direction, extendWalk, pageOf, placeInWalk, type Walk } from "./walk";

export interface OrderWalk {
  readonly ordinal: number;
  readonly total: Walk["total"];
  readonly conditions: string;
  /** The order after this one, once it is loaded. */
  readonly next: string | null;
  /** Whether there is an order that way, loaded or not. */
  readonly has: Readonly<Record<Direction, boolean>>;
  readonly go: (direction: Direction) => Promise<void>;
  /** The next page could not be read; pressing again asks again. */
  readonly failed: boolean;
}

/** The walk that this order is part of; null where it was come to from elsewhere. */
export function useWalk(orderNumber: string): OrderWalk | null {
  const walk = useSyncExternalStore(subscribeListMemory, readWalk, readNothing);
  const place = walk === null ? null : placeInWalk(walk, orderNumber);
  const client = useQueryClient();
  const lead = useGo();
  const [failed, setFailed] = useState(false);
  const ask = useCallback(
    async (direction: Direction) => {
      const read = (address: string) => client.fetchQuery({ ...orderListQuery(address), staleTime: 0 });
      const found = await neighbourOf(readWalk(), orderNumber, direction, read);
      if (found.walk !== null) writeListMemory({ walk: found.walk });
      return found.order;
    },
    [client, orderNumber],
  );

  // The page beyond the end is there before the button is pressed.
  const coming = place?.asks.next ?? null;
  useEffect(() => {
    if (coming !== null) void ask("next").catch(() => undefined);
  }, [coming, ask]);
  useEffect(() => {
    if (place !== null) rememberRow(orderNumber);
  }, [place, orderNumber]);

  if (walk === null || place === null) return null;
  const go = async (direction: Direction) => {
    setFailed(false);
    try {
      const order = place[direction] ?? (await ask(direction));
      if (order === null) return;
      lead(orderPath(order), { before: () => announceStep(orderPath(order)) });
    } catch {
      setFailed(true);
    }
  };
  const has = (direction: Direction) => place[direction] !== null || place.asks[direction] !== null;
  return {
    ordinal: place.ordinal,
    total: walk.total,
    conditions: walk.conditions,
    next: place.next,
    has: { previous: has("previous"), next: has("next") },
    go,
    failed,
  };
}

/** Whether the order was come to by the list that is walked. */
export function useInWalk(orderNumber: string): boolean {
  const walk = useSyncExternalStore(subscribeListMemory, readWalk, readNothing);
  return walk !== null && placeInWalk(walk, orderNumber) !== null;
}

interface Found {
  /** As far as pages were asked for; null where none was. */
  readonly walk: Walk | null;
  readonly order: string | null;
}

/** Asks for pages beyond the end until one brings an order that is not known yet, or there is none. */
async function neighbourOf(
  begun: Walk | null,
  orderNumber: string,
  direction: Direction,
  read: (address: string) => Promise<OrderListView>,
): Promise<Found> {
  let walk = begun;
  while (walk !== null) {
    const place = placeInWalk(walk, orderNumber);
    if (place === null || place[direction] !== null) break;
    const cursor = place.asks[direction];
    if (cursor === null) break;
    walk = extendWalk(walk, direction, cursor, await read(withCursor(walk.conditions, cursor)));
  }
  return { walk, order: walk === null ? null : (placeInWalk(walk, orderNumber)?.[direction] ?? null) };
}

/** The list's address at a page. */
function withCursor(conditions: string, cursor: string | null): string {
  if (cursor === null) return conditions;
  return `${conditions}${conditions === "" ? "?" : "&"}cursor=${cursor}`;
}

/** The way back leads to the row that was opened last, on the page where it stood. */
function rememberRow(orderNumber: string): void {
  const { walk, left } = readListMemory();
  const page = walk === null ? null : pageOf(walk, orderNumber);
  if (walk === null || page === null || left?.opened === orderNumber) return;
  const address = withCursor(walk.conditions, page.cursor);
  const scroll = left?.address === address ? left.scroll : 0;
  const next: LeftList = { address, scroll, row: orderNumber, index: page.index, opened: orderNumber };
  writeListMemory({ left: next });
}

function readWalk(): Walk | null {
  return readListMemory().walk;
}

function readNothing(): null {
  return null;
}
