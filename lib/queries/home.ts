import { queryOptions } from "@tanstack/react-query";
import type { HomePanel, HomeViews } from "@/lib/home/home-view";
import { readList, reconnectAfter } from "./read-list";

/** One panel of ホーム. Coming back to it, it shows what it had and asks again. */
export function homeQuery<P extends HomePanel>(panel: P) {
  return queryOptions({
    queryKey: ["home", panel] as const,
    queryFn: ({ signal }) => readList<HomeViews[P]>(`/api/home/${panel}`, signal),
    staleTime: 2_000,
    retry: 0,
    refetchInterval: (query) => reconnectAfter(query.state.error),
  });
}
