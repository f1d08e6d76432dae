import { queryOptions } from "@tanstack/react-query";
import type { ExactOrder } from "@/lib/orders/list/find-exact";
import { readList } from "./read-list";

/** The order whose number or payment id this is, as it was typed; null where there is none, or none that is certain. */
export function exactOrderQuery(typed: string) {
  return queryOptions({
    queryKey: ["exact-order", typed] as const,
    queryFn: async ({ signal }) => {
      const address = `/api/exact-order?${new URLSearchParams({ q: typed })}`;
      return (await readList<ExactOrder>(address, signal)).orderNumber;
    },
    // A number may be an order's a moment later.
    staleTime: 0,
    retry: 0,
  });
}
