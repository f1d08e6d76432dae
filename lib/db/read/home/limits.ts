import "server-only";

import type { Database } from "@/lib/db/client";
import { endingOf } from "@/lib/db/read/order-list-conditions";
import type { LinkedUntilFilter } from "@/lib/db/read/order-list-query";
import { instant } from "@/lib/db/read/order-list-segments";
import { Prisma } from "@/prisma/generated/client";
import type { Stage } from "@/prisma/generated/enums";

/** The linked limits of one method and stage that end on one day. Instants in epoch milliseconds. */
export interface LimitRecord {
  /** From 1 by the days that were asked for; 0 is the row of all days together. */
  readonly day: number;
  readonly methodId: string;
  readonly stage: Stage;
  readonly count: number;
  readonly yen: number;
  readonly first: number;
  readonly last: number;
}

/** The linked limits of orders, a row each: an order has up to two, of its cancel and of its amount. */
export function endingLimits(filter: LinkedUntilFilter): Prisma.Sql {
  const { free, cancel, amount } = endingOf(filter);
  const columns = Prisma.sql`o.id, o.total, o.method_id, o.stage`;
  // Two questions with an index each; an OR of them would have none.
  return Prisma.sql`SELECT ${columns}, o.cancel_deadline AS at FROM orders o WHERE ${free} AND ${cancel}
    UNION ALL SELECT ${columns}, o.amount_deadline FROM orders o WHERE ${free} AND ${amount}`;
}

/** `days`: the first instant of each. An order counts once a day, by its first limit of it, and once in the row of all. */
export function limitsByDay(
  db: Database,
  filter: LinkedUntilFilter,
  days: readonly number[],
): Promise<readonly LimitRecord[]> {
  return db.$queryRaw<LimitRecord[]>(limitsByDaySql(filter, days));
}

/** Exported for the tests that read its plan. */
function limitsByDaySql(filter: LinkedUntilFilter, days: readonly number[]): Prisma.Sql {
  const starts = Prisma.join(days.map(instant));
  return Prisma.sql`
    WITH daily AS (
      SELECT id, total, method_id, stage, day, min(at) AS at
      FROM (SELECT *, width_bucket(at, ARRAY[${starts}]) AS day FROM (${endingLimits(filter)}) limits) placed
      GROUP BY id, total, method_id, stage, day)
    SELECT day, method_id AS "methodId", stage::text AS stage, count(*)::int AS count, sum(total)::float8 AS yen,
      ${epoch("min(at)")} AS first, ${epoch("max(at)")} AS last
    FROM daily GROUP BY day, method_id, stage
    UNION ALL
    SELECT 0, '', 'unauthorized', count(*)::int, coalesce(sum(total), 0)::float8, 0, 0
    FROM (SELECT DISTINCT id, total FROM daily) once`;
}

function epoch(column: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch from ${column}) * 1000)::float8`);
}
