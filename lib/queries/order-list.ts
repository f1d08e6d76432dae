import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { OrderCountView, OrderListView } from "@/lib/orders/list/list-view";
import { readList, reconnectAfter } from "./read-list";

/** Coming back from an order the list shows what it had at once, and asks again: something may have been done there. */
const FRESH_FOR = 2_000;

/** A page of the list, by its address's query: `?stage=…`, "" for the plain list. Old rows stay while new ones come. */
export function orderListQuery(address: string) {
  return queryOptions({
    queryKey: ["orders", "page", address] as const,
    queryFn: ({ signal }) => readList<OrderListView>(`/api/orders${address}`, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH_FOR,
    retry: 0,
    refetchInterval: (query) => reconnectAfter(query.state.error),
  });
}

/** How many orders match. Its address has neither page nor sort, which change nothing about it. */
export function orderCountQuery(address: string) {
  return queryOptions({
    queryKey: ["orders", "count", address] as const,
    queryFn: ({ signal }) => readList<OrderCountView>(`/api/counts/orders${address}`, signal),
    retry: 1,
  });
}
