import { queryOptions } from "@tanstack/react-query";
import type { LedgerView } from "@/lib/ledger/ledger-view";
import { readList } from "./read-list";

/**
 * Both ledgers of an order. Each opening asks the provider once. Nothing asks again by itself: focus on a window is no
 * reason to call a provider.
 */
export function ledgerQuery(orderNumber: string) {
  return queryOptions({
    queryKey: ["ledger", orderNumber] as const,
    queryFn: ({ signal }) => readList<LedgerView>(`/api/orders/${encodeURIComponent(orderNumber)}/ledger`, signal),
    staleTime: 0,
    gcTime: 0,
    retry: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
