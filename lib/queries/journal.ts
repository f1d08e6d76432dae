import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AttemptView, JournalView } from "@/lib/journal/journal-view";
import { feedState } from "@/lib/live/feed-state";
import { readList, reconnectAfter } from "./read-list";

const FRESH_FOR = 2_000;
/** While something is open its result may come at any moment, from the worker: asked for where no feed tells of it. */
const WATCH_MS = 3_000;

function watched(): number | false {
  return feedState().live === true ? false : WATCH_MS;
}

function isOpen({ settledAt }: { readonly settledAt: number | null }): boolean {
  return settledAt === null;
}

/** A page of 連携履歴, by its address's query. */
export function journalQuery(address: string) {
  return queryOptions({
    queryKey: ["operations", "page", address] as const,
    queryFn: ({ signal }) => readList<JournalView>(`/api/operations${address}`, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH_FOR,
    retry: 0,
    refetchInterval: (query) => (query.state.data?.rows.some(isOpen) ? watched() : reconnectAfter(query.state.error)),
  });
}

/** The sends and inquiries of one operation. `open`: more may follow. */
export function attemptsQuery(operationId: string, open: boolean) {
  return queryOptions({
    queryKey: ["operations", "attempts", operationId] as const,
    queryFn: ({ signal }) => readList<readonly AttemptView[]>(`/api/operations/${operationId}/attempts`, signal),
    staleTime: FRESH_FOR,
    retry: 1,
    refetchInterval: () => (open ? watched() : false),
  });
}
