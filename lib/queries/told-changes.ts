import { hashKey, type QueryKey } from "@tanstack/react-query";
import type { EpochMs } from "@/lib/time/epoch";
import { browserTime } from "./server-clock";

/** Longer than a page is on its way, and than any answer counts as fresh. */
const REMEMBERED_MS = 60_000;

/** When the feed last told of a change that a query shows, by the server's clock. */
const told = new Map<string, { readonly queryKey: QueryKey; readonly at: EpochMs }>();

export function noteTold(queryKey: QueryKey, at: EpochMs): void {
  for (const [name, one] of told) if (one.at < at - REMEMBERED_MS) told.delete(name);
  told.set(hashKey(queryKey), { queryKey, at });
}

/**
 * When a page's data counts as read, by the browser's clock. The feed may tell of a change while a page that was read
 * before it is still on its way and no query waits for it: such data is old as soon as it is shown. The server's clock
 * alone decides which came first, because the browser's offset from it is known no better than answers are quick.
 */
export function readTime(queryKey: QueryKey, readAt: EpochMs): EpochMs {
  const at = browserTime(readAt);
  const changed = [...told.values()].some(
    (one) => one.at >= readAt && one.queryKey.every((part, i) => part === queryKey[i]),
  );
  return changed ? at - REMEMBERED_MS : at;
}

/** @internal For tests: as in a new window. */
export function forgetTold(): void {
  told.clear();
}
