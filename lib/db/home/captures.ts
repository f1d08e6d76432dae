import "server-only";

import { Prisma } from "@/prisma/generated/client";
import type { Database } from "../client";
import { conditionsOf } from "../order-list-conditions";
import type { OrderListWhere } from "../order-list-query";

export interface CaptureRecord {
  readonly orderNumber: string;
  readonly methodId: string;
  readonly total: number;
  /** Epoch milliseconds. */
  readonly paymentAt: number | null;
  /** Of all that match, the same on each row. */
  readonly count: number;
  readonly yen: number;
}

/** The oldest orders that match, each with the sum of all. */
export function oldestWithSum(db: Database, where: OrderListWhere, limit: number): Promise<readonly CaptureRecord[]> {
  return db.$queryRaw<CaptureRecord[]>(oldestWithSumSql(where, limit));
}

/** Exported for the tests that read its plan. */
export function oldestWithSumSql(where: OrderListWhere, limit: number): Prisma.Sql {
  return Prisma.sql`
    WITH oldest AS (
      SELECT o.id, o.order_number, o.method_id, o.total, o.ordered_at, (count(*) OVER ())::int AS count,
        (sum(o.total) OVER ())::float8 AS yen
      FROM orders o WHERE ${conditionsOf(where)} ORDER BY o.ordered_at, o.id LIMIT ${limit}::int)
    SELECT o.order_number AS "orderNumber", o.method_id AS "methodId", o.total, o.count, o.yen,
      (extract(epoch from p.payment_at) * 1000)::float8 AS "paymentAt"
    FROM oldest o LEFT JOIN payments p ON p.order_id = o.id AND p.superseded_at IS NULL ORDER BY o.ordered_at, o.id`;
}
