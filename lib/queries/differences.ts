import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { DifferenceListView } from "@/lib/differences/difference-list-view";
import type { DifferenceView } from "@/lib/differences/difference-view";
import { readList, reconnectAfter } from "./read-list";

const FRESH_FOR = 2_000;

/** A page of 突合, by its address's query. */
export function differenceListQuery(address: string) {
  return queryOptions({
    queryKey: ["differences", "page", address] as const,
    queryFn: ({ signal }) => readList<DifferenceListView>(`/api/differences${address}`, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH_FOR,
    retry: 0,
    refetchInterval: (query) => reconnectAfter(query.state.error),
  });
}

/** One difference with its legal repairs, for deciding about it: what is read does not change under the decision. */
export function differenceQuery(id: number) {
  return queryOptions({
    queryKey: ["differences", "one", id] as const,
    queryFn: ({ signal }) => readList<DifferenceView>(`/api/differences/${id}`, signal),
    staleTime: 0,
    gcTime: 0,
    retry: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
