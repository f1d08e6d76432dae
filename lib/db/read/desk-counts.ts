import "server-only";

import type { Database } from "@/lib/db/client";
import { OPEN_STATES_SQL } from "@/lib/db/rows/open-states";
import { Prisma } from "@/prisma/generated/client";
import { conditionsOf } from "./order-list-conditions";
import type { OrderListWhere } from "./order-list-query";

export interface WorkCounts {
  /** 確認中: operations whose outcome is not known. */
  readonly unknown: number;
  /** 要確認: operations that the inquiries could not settle. */
  readonly needsPerson: number;
  /** 管理画面での作業 that are open. */
  readonly openTasks: number;
  /** 完了確認待ち: open work that the ledger shows as done. */
  readonly seenTasks: number;
  /** Differences between our records and the providers' ledger. */
  readonly differences: number;
}

/** Counts over the partial indexes of what is open, which stays small however large the journal grows. */
export async function countOpenWork(db: Database): Promise<WorkCounts> {
  const [row] = await db.$queryRaw<WorkCounts[]>(openWorkSql());
  return row ?? { unknown: 0, needsPerson: 0, openTasks: 0, seenTasks: 0, differences: 0 };
}

export function openWorkSql(): Prisma.Sql {
  return Prisma.sql`
    SELECT (count(*) FILTER (WHERE state = 'unknown'))::int AS unknown,
      (count(*) FILTER (WHERE state = 'needs_person'))::int AS "needsPerson",
      (SELECT count(*)::int FROM console_tasks WHERE state = 'open') AS "openTasks",
      (SELECT count(*)::int FROM console_tasks WHERE state = 'open' AND seen_at IS NOT NULL AND NOT seen_denied)
        AS "seenTasks",
      (SELECT count(*)::int FROM differences WHERE "end" IS NULL) AS differences
    FROM operations WHERE state IN ${OPEN_STATES_SQL}`;
}

/** How many orders match, all of them: for conditions that an index keeps narrow. */
export async function countOrdersWhere(db: Database, where: OrderListWhere): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM orders o WHERE ${conditionsOf(where)}`,
  );
  return row?.count ?? 0;
}
