import "server-only";

import type { Database } from "@/lib/db/client";
import { PERSONS_WORD } from "@/lib/db/read/journal-list";
import { instant } from "@/lib/db/read/order-list-segments";
import { Prisma } from "@/prisma/generated/client";
import type { OperationKind } from "@/prisma/generated/enums";

export interface RefusedRecord {
  readonly id: string;
  readonly orderNumber: string;
  readonly methodId: string;
  readonly kind: OperationKind;
  readonly amountBefore: number;
  readonly amount: number;
  readonly providerCode: string | null;
  readonly recordedBy: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of all since then, the same on each row. */
  readonly count: number;
}

/** The newest calls since an instant that ended as refused. */
export function refusedSince(db: Database, since: number, limit: number): Promise<readonly RefusedRecord[]> {
  return db.$queryRaw<RefusedRecord[]>(refusedSinceSql(since, limit));
}

/** Exported for the tests that read its plan. The same calls and the same order as 連携履歴 shows of them. */
function refusedSinceSql(since: number, limit: number): Prisma.Sql {
  return Prisma.sql`
    WITH page AS (SELECT q.*, (count(*) OVER ())::int AS count FROM operations q
      WHERE q.state = 'failed' AND q.created_at >= ${instant(since)}
      ORDER BY q.created_at DESC, q.id DESC LIMIT ${limit}::int)
    SELECT q.id::text AS id, o.order_number AS "orderNumber", q.method_id AS "methodId", q.kind::text AS kind,
      q.amount_before AS "amountBefore", q.amount, q.provider_code AS "providerCode", w.by AS "recordedBy",
      (extract(epoch from q.created_at) * 1000)::float8 AS at, q.count
    FROM page q JOIN orders o ON o.id = q.order_id LEFT JOIN LATERAL (${PERSONS_WORD}) w ON TRUE
    ORDER BY q.created_at DESC, q.id DESC`;
}
