import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { TaskListView } from "@/lib/tasks/task-list-view";
import { readList, reconnectAfter } from "./read-list";

const FRESH_FOR = 2_000;

/** A page of 管理画面での作業, by its address's query. */
export function taskListQuery(address: string) {
  return queryOptions({
    queryKey: ["tasks", address] as const,
    queryFn: ({ signal }) => readList<TaskListView>(`/api/tasks${address}`, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH_FOR,
    retry: 0,
    refetchInterval: (query) => reconnectAfter(query.state.error),
  });
}
