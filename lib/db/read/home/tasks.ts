import "server-only";

import type { Database } from "@/lib/db/client";
import { instant } from "@/lib/db/read/order-list-segments";
import { Prisma } from "@/prisma/generated/client";

/** Open work of one method and age. */
export interface TaskAgeRecord {
  /** How many of the instants that were asked for lie before its opening: 0 is older than all of them. */
  readonly age: number;
  readonly methodId: string;
  readonly count: number;
  readonly yen: number;
  readonly seen: number;
  /** The oldest of these. Epoch milliseconds. */
  readonly oldestAt: number;
  readonly oldestOrder: string;
}

/** `since`: ascending. */
export function taskAges(db: Database, since: readonly number[]): Promise<readonly TaskAgeRecord[]> {
  return db.$queryRaw<TaskAgeRecord[]>(taskAgesSql(since));
}

/** Exported for the tests that read its plan. What a change moves in the console is its difference. */
function taskAgesSql(since: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    WITH aged AS (
      SELECT t.*, width_bucket(t.opened_at, ARRAY[${Prisma.join(since.map(instant))}]) AS age
      FROM console_tasks t WHERE t.state = 'open'),
    grouped AS (
      SELECT age, method_id, count(*)::int AS count,
        sum(CASE kind WHEN 'cancel' THEN amount_before ELSE abs(amount_after - amount_before) END)::float8 AS yen,
        (count(*) FILTER (WHERE seen_at IS NOT NULL AND NOT seen_denied))::int AS seen,
        min(opened_at) AS oldest_at, (array_agg(order_id ORDER BY opened_at, id))[1] AS oldest_order
      FROM aged GROUP BY age, method_id)
    SELECT g.age, g.method_id AS "methodId", g.count, g.yen, g.seen, o.order_number AS "oldestOrder",
      (extract(epoch from g.oldest_at) * 1000)::float8 AS "oldestAt"
    FROM grouped g JOIN orders o ON o.id = g.oldest_order`;
}
