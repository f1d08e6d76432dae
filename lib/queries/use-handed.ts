"use client";

import { type QueryKey, type UndefinedInitialDataOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLayoutEffect } from "react";
import type { EpochMs } from "@/lib/time/epoch";
import { readTime } from "./told-changes";

/** What a page hands over that the server drew, with the instant before it was read. */
export interface Handed<Data> {
  readonly data: Data;
  readonly readAt: EpochMs;
}

/**
 * A query that begins with what the page brought. It counts as read when the server read it, however late it is shown.
 * Back, a restored tab and the router's kept pages bring old answers, which are asked for anew.
 */
export function useHanded<Data, Key extends QueryKey>(
  options: UndefinedInitialDataOptions<Data, Error, Data, Key>,
  handed: Handed<Data>,
) {
  const client = useQueryClient();
  const at = readTime(options.queryKey, handed.readAt);
  const query = useQuery<Data, Error, Data, Key>({
    ...options,
    initialData: handed.data as never,
    initialDataUpdatedAt: at,
  });
  const { queryKey } = options;
  useLayoutEffect(() => {
    // The cache may hold an answer that is older than the page. Asked again here: drawing the page took its time, too.
    const since = readTime(queryKey, handed.readAt);
    const known = client.getQueryState(queryKey);
    if (known !== undefined && known.dataUpdatedAt < since && known.data !== handed.data) {
      client.setQueryData(queryKey, handed.data as never, { updatedAt: since });
    }
  }, [client, queryKey, handed]);
  return { ...query, data: query.data ?? handed.data };
}
