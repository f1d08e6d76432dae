import { queryOptions } from "@tanstack/react-query";
import type { DeskCounts } from "@/lib/orders/list/read-desk-counts";

/** While the window is cut off it says so over every screen: not for half a minute after it is no longer true. */
const WHILE_CUT_OFF_MS = 3_000;

/** The server or the way to it is in trouble; the code chooses the words. */
export class DeskCountsError extends Error {
  constructor(readonly code: "signed_out" | "database_unavailable" | "unexpected" | "offline") {
    super(`the counts could not be read: ${code}`);
  }
}

async function fetchCounts(signal: AbortSignal): Promise<DeskCounts> {
  const response = await fetch("/api/counts", { signal, cache: "no-store" }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new DeskCountsError("offline");
  });
  if (response.ok) return response.json();
  const codes = { 401: "signed_out", 503: "database_unavailable" } as const;
  throw new DeskCountsError(codes[response.status as keyof typeof codes] ?? "unexpected");
}

/** Whether it may come back by itself. A person who is signed out has to sign in. */
function isCutOff(error: Error | null): boolean {
  return error !== null && !(error instanceof DeskCountsError && error.code === "signed_out");
}

/** Asked anew with every change, and as soon as the feed breaks. By the second a window learns that it is cut off. */
export function deskCountsQuery() {
  return queryOptions({
    queryKey: ["desk-counts"],
    queryFn: ({ signal }) => fetchCounts(signal),
    refetchInterval: ({ state }) => (isCutOff(state.error) ? WHILE_CUT_OFF_MS : false),
    retry: 1,
  });
}
