import "server-only";

import { isMethodId } from "@/lib/capability/facts/catalogue";
import { factsHash } from "@/lib/capability/facts-hash";
import { readComputedBy, writeComputedBy } from "@/lib/db/admin/computed-by";
import { datedOrders, writeDeadlines } from "@/lib/db/admin/stored-deadlines";
import type { Database } from "@/lib/db/client";
import { storedDeadlinesOf } from "@/lib/payments/model/payment-facts";

const BATCH = 1_000;

/**
 * Recomputes the stored deadlines if the tables or the arithmetic have changed since. Returns how many orders differed;
 * null if nothing had changed. Repeatable; may run beside everything else.
 */
export async function refreshDeadlines(db: Database): Promise<number | null> {
  const facts = factsHash();
  if ((await readComputedBy(db, "deadlines_by_facts")) === facts) return null;
  let written = 0;
  let afterId = 0;
  for (;;) {
    const orders = await datedOrders(db, afterId, BATCH);
    const last = orders.at(-1);
    if (last === undefined) break;
    const deadlines = orders.flatMap(({ id, version, methodId, payment, ...order }) =>
      isMethodId(methodId) ? [{ id, version, ...storedDeadlinesOf({ ...order, methodId }, payment) }] : [],
    );
    written += await writeDeadlines(db, deadlines);
    afterId = last.id;
  }
  await writeComputedBy(db, "deadlines_by_facts", facts);
  return written;
}
