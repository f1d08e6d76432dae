import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { DifferenceListView } from "@/lib/reconciliation/difference-list-view";
import type { DifferenceView } from "@/lib/reconciliation/difference-view";
import { readList, reconnectAfter } from "./read-list";

const FRESH_FOR = 2_000;
/** A round comes every quarter of an hour, and while one runs its numbers move. */
const WATCH_MS = 60_000;
const RUNNING_MS = 3_000;

/** A page of 突合, by its address's query. */
export function differenceListQuery(address: string) {
  return queryOptions({
    queryKey: ["differences", "page", address] as const,
    queryFn: ({ signal }) => readList<DifferenceListView>(`/api/differences${address}`, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH_FOR,
    retry: 0,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.error !== null
        ? reconnectAfter(state.error)
        : state.data.rounds.running === null
          ? WATCH_MS
          : RUNNING_MS,
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
