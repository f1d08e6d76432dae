import "server-only";

import type { Database } from "@/lib/db/client";
import { conditionsOf } from "@/lib/db/read/order-list-conditions";
import type { LinkedUntilFilter, OrderListWhere } from "@/lib/db/read/order-list-query";
import { OPEN_STATES_SQL } from "@/lib/db/rows/open-states";
import { Prisma } from "@/prisma/generated/client";
import type { OperationKind } from "@/prisma/generated/enums";
import { endingLimits } from "./limits";

interface SumRecord {
  readonly count: number;
  readonly yen: number;
}

/** What waits, counted in one statement. Instants in epoch milliseconds. */
export interface HomeNowRecord {
  readonly needsPerson: SumRecord & {
    readonly oldest: { readonly methodId: string; readonly kind: OperationKind; readonly at: number } | null;
  };
  readonly unknown: SumRecord & { readonly nextInquiryAt: number | null };
  readonly differences: SumRecord & { readonly kinds: readonly { readonly kind: string; readonly count: number }[] };
  readonly endingToday: SumRecord & { readonly next: number | null };
  readonly declined: SumRecord;
}

export interface HomeNowWhere {
  readonly endingToday: LinkedUntilFilter;
  readonly declined: OrderListWhere;
}

export async function readHomeNow(db: Database, where: HomeNowWhere): Promise<HomeNowRecord> {
  const [row] = await db.$queryRaw<HomeNowRecord[]>(homeNowSql(where));
  if (row === undefined) throw new Error("a query without FROM answers one row");
  return row;
}

/** Exported for the tests that read its plan. */
function homeNowSql({ endingToday, declined }: HomeNowWhere): Prisma.Sql {
  return Prisma.sql`
    WITH watched AS (
      SELECT q.state, q.kind, q.method_id, q.created_at, q.next_step_at, o.total
      FROM operations q JOIN orders o ON o.id = q.order_id
      WHERE q.state IN ${OPEN_STATES_SQL} AND q.state IN ('unknown', 'needs_person')),
    differing AS (
      SELECT d.kinds, coalesce(o.total, ${THEIR_AMOUNT}, 0) AS total
      FROM differences d LEFT JOIN orders o ON o.id = d.order_id WHERE d."end" IS NULL),
    ending AS (SELECT id, total, min(at) AS at FROM (${endingLimits(endingToday)}) limits GROUP BY id, total)
    SELECT
      (SELECT json_build_object(${SUM}, 'oldest', (
          SELECT json_build_object('methodId', method_id, 'kind', kind, 'at', ${epoch("created_at")})
          FROM watched WHERE state = 'needs_person' ORDER BY created_at LIMIT 1))
        FROM watched WHERE state = 'needs_person') AS "needsPerson",
      (SELECT json_build_object(${SUM}, 'nextInquiryAt', ${epoch("min(next_step_at)")})
        FROM watched WHERE state = 'unknown') AS unknown,
      (SELECT json_build_object(${SUM}, 'kinds', (
          SELECT coalesce(json_agg(json_build_object('kind', kind, 'count', count) ORDER BY count DESC, kind), '[]')
          FROM (SELECT kind, count(*) AS count FROM differing, unnest(kinds) AS kind GROUP BY kind) each_kind))
        FROM differing) AS differences,
      (SELECT json_build_object(${SUM}, 'next', ${epoch("min(at)")}) FROM ending) AS "endingToday",
      (SELECT json_build_object(${SUM}) FROM orders o WHERE ${conditionsOf(declined)}) AS declined`;
}

/** Of a payment that we have no order of: what the provider still holds. */
const THEIR_AMOUNT = Prisma.sql`CASE WHEN (d.theirs->>'captured')::int > 0
  THEN (d.theirs->>'captured')::int - (d.theirs->>'refunded')::int ELSE (d.theirs->>'authorized')::int END`;

const SUM = Prisma.sql`'count', count(*), 'yen', coalesce(sum(total), 0)`;

function epoch(column: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch from ${column}) * 1000)::float8`);
}
