import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { FoundCustomer } from "@/lib/orders/register/find-customers";
import { readList } from "./read-list";

/** Customers of earlier orders by what was typed; those of the text before stay in sight meanwhile. */
export function customersQuery(typed: string) {
  return queryOptions({
    queryKey: ["customers", typed] as const,
    queryFn: ({ signal }) =>
      readList<readonly FoundCustomer[]>(`/api/customers?${new URLSearchParams({ q: typed })}`, signal),
    placeholderData: keepPreviousData,
    retry: 0,
  });
}
