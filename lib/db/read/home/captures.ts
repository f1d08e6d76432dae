import "server-only";

import type { Database } from "@/lib/db/client";
import { conditionsOf } from "@/lib/db/read/order-list-conditions";
import type { OrderListWhere } from "@/lib/db/read/order-list-query";
import { Prisma } from "@/prisma/generated/client";

export interface CaptureRecord {
  readonly orderNumber: string;
  readonly methodId: string;
  readonly total: number;
  /** Epoch milliseconds. */
  readonly paymentAt: number | null;
  /** When its provider lets the authorization end; null where no such limit is known. */
  readonly lapsesAt: number | null;
  /** Of all that match, the same on each row. */
  readonly count: number;
  readonly yen: number;
}

/** How long a method's authorization lasts at its provider, in milliseconds. */
export interface Lasting {
  readonly methodId: string;
  readonly lastsMs: number;
}

/** Those that match, first what lapses first, then the oldest; each with the sum of all. */
export function firstToLapse(
  db: Database,
  where: OrderListWhere,
  lasting: readonly Lasting[],
  limit: number,
): Promise<readonly CaptureRecord[]> {
  return db.$queryRaw<CaptureRecord[]>(firstToLapseSql(where, lasting, limit));
}

/** Exported for the tests that read its plan. */
function firstToLapseSql(where: OrderListWhere, lasting: readonly Lasting[], limit: number): Prisma.Sql {
  const methods = lasting.map(({ methodId }) => methodId);
  const lasts = lasting.map(({ lastsMs }) => lastsMs);
  return Prisma.sql`
    SELECT o.order_number AS "orderNumber", o.method_id AS "methodId", o.total,
      (count(*) OVER ())::int AS count, (sum(o.total) OVER ())::float8 AS yen,
      (extract(epoch from p.payment_at) * 1000)::float8 AS "paymentAt",
      (extract(epoch from p.payment_at) * 1000 + l.lasts)::float8 AS "lapsesAt"
    FROM orders o
      LEFT JOIN payments p ON p.order_id = o.id AND p.superseded_at IS NULL
      LEFT JOIN unnest(${methods}::text[], ${lasts}::float8[]) AS l(method_id, lasts) ON l.method_id = o.method_id
    WHERE ${conditionsOf(where)} ORDER BY "lapsesAt" NULLS LAST, o.ordered_at, o.id LIMIT ${limit}::int`;
}
