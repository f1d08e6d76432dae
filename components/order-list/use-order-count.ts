"use client";

import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { OrderCountView } from "@/lib/orders/list/list-view";
import { orderCountQuery } from "@/lib/queries/order-list";

/**
 * How many there are; undefined until it is known. The page does not wait for it, so it may arrive between the server's
 * drawing and the browser's first. Those two have to be the same: it is shown once the browser has taken over.
 */
export function useOrderCount(address: string): OrderCountView | undefined {
  const { data } = useQuery(orderCountQuery(address));
  const takenOver = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return takenOver ? data : undefined;
}

function never(): () => void {
  return () => undefined;
}
