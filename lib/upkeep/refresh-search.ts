import "server-only";

import { readComputedBy, writeComputedBy } from "@/lib/db/admin/computed-by";
import { searchedOrders, writeSearchTexts } from "@/lib/db/admin/stored-search-text";
import type { Database } from "@/lib/db/client";
import { foldHash } from "@/lib/search/search-fold";
import { searchTextOf } from "@/lib/search/search-text";

/** Few enough that a change of one of these orders does not wait long for the others' index writes. */
const BATCH = 200;

/**
 * Folds every order's search text anew where the fold has changed since, and answers how many differed (null: nothing had
 * changed). Repeatable; may run beside everything else: a search meanwhile misses what only the new fold finds.
 */
export async function refreshSearch(db: Database): Promise<number | null> {
  const by = foldHash();
  if ((await readComputedBy(db, "search_by_fold")) === by) return null;
  let written = 0;
  let afterId = 0;
  for (;;) {
    const orders = await searchedOrders(db, afterId, BATCH);
    const last = orders.at(-1);
    if (last === undefined) break;
    const folded = orders.map((order) => ({ id: order.id, version: order.version, searchText: searchTextOf(order) }));
    written += await writeSearchTexts(
      db,
      folded.filter(({ searchText }, index) => searchText !== orders[index]?.searchText),
    );
    afterId = last.id;
  }
  await writeComputedBy(db, "search_by_fold", by);
  return written;
}
