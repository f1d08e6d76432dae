import { defaultShouldDehydrateQuery, isServer, QueryClient } from "@tanstack/react-query";

/** How old an answer may be before a screen asks again, in milliseconds. */
const FRESH_FOR = 15_000;

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR,
        // Without a network a read fails at once and says so, instead of waiting in silence.
        networkMode: "always",
        // Reads may be repeated; two more tries cover a restart of the server.
        retry: 2,
      },
      // A write is never repeated by the browser: it may have been carried out.
      mutations: { retry: false, networkMode: "always" },
      dehydrate: {
        // A page may hand over a query that it has begun and not awaited.
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}

let inBrowser: QueryClient | undefined;

/** One client for the window; on the server a new one for each request, so that no request reads another person's data. */
export function getQueryClient(): QueryClient {
  if (isServer) return makeQueryClient();
  inBrowser ??= makeQueryClient();
  return inBrowser;
}
