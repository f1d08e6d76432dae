import "server-only";

import type { Database, Transaction } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { differenceRecordOf, type StoredDifferenceRow } from "@/lib/db/rows/difference-row";
import { OPEN_STATES_SQL } from "@/lib/db/rows/open-states";
import { type StoredTaskRow, taskOf } from "@/lib/db/rows/store-rows";
import type { DifferenceKind, DifferenceRecord } from "@/lib/payments/model/differences";
import type { ConsoleTaskRecord } from "@/lib/payments/model/records";
import { Prisma } from "@/prisma/generated/client";
import { type InstantPlace, type KeyPage, keyPage } from "./key-page";
import { instant } from "./order-list-segments";

export interface DifferenceListWhere {
  readonly ended: boolean;
  readonly provider: string | null;
  readonly kind: DifferenceKind | null;
}

export interface DifferenceListRecord extends DifferenceRecord {
  /** null: an order that we do not have. */
  readonly customerName: string | null;
  readonly note: string;
  /** Its order has an open operation: nothing can be repaired until that is settled. */
  readonly operationOpen: boolean;
}

/** Open differences oldest first, ended ones newest first: each along its index. */
export function differenceListPage(
  db: Database,
  where: DifferenceListWhere,
  page: { readonly from: InstantPlace<number> | null; readonly backwards: boolean; readonly size: number },
): Promise<KeyPage<DifferenceListRecord>> {
  const read = async (limit: number) => {
    const rows = await db.$queryRaw<ListRow[]>(differenceListSql(where, page, limit));
    return rows.map(recordOf);
  };
  return keyPage(read, page.size, page.backwards);
}

interface ListRow extends StoredDifferenceRow {
  readonly note: string;
  readonly customer_name: string | null;
  readonly operation_open: boolean;
}

export function differenceListSql(
  where: DifferenceListWhere,
  page: { readonly from: InstantPlace<number> | null; readonly backwards: boolean },
  limit: number,
): Prisma.Sql {
  const { from, backwards } = page;
  const { ended } = where;
  const descending = ended !== backwards;
  const at = Prisma.raw(ended ? "d.ended_at" : "d.found_at");
  const direction = Prisma.raw(descending ? "DESC" : "ASC");
  const sign = Prisma.raw(descending ? "<" : ">");
  const conditions = [
    ended ? Prisma.sql`d.ended_at IS NOT NULL` : Prisma.sql`d."end" IS NULL`,
    where.provider !== null && Prisma.sql`d.provider = ${where.provider}`,
    where.kind !== null && Prisma.sql`d.kinds @> ARRAY[${where.kind}]`,
    from && Prisma.sql`(${at}, d.id) ${sign} (${instant(from.at)}, ${from.id}::int)`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return Prisma.sql`
    WITH page AS (SELECT d.* FROM differences d WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY ${at} ${direction}, d.id ${direction} LIMIT ${limit}::int)
    ${withNames("page")} ORDER BY ${at} ${direction}, d.id ${direction}`;
}

function withNames(source: "page" | "differences"): Prisma.Sql {
  return Prisma.sql`SELECT d.*, coalesce(s.name, d.ended_by) AS ended_by_name, o.customer_name,
      EXISTS (SELECT 1 FROM operations q WHERE q.order_id = d.order_id AND q.state IN ${OPEN_STATES_SQL}) AS operation_open
    FROM ${Prisma.raw(source)} d LEFT JOIN orders o ON o.id = d.order_id LEFT JOIN staff s ON s.id = d.ended_by`;
}

function recordOf(row: ListRow): DifferenceListRecord {
  const { note, customer_name: customerName, operation_open: operationOpen } = row;
  return { ...differenceRecordOf(row), note, customerName, operationOpen };
}

/** One difference with what a repair of it would touch, all of one instant. */
export interface StoredDifference {
  readonly difference: DifferenceListRecord;
  /** As they are now; null without an order. */
  readonly order: {
    readonly version: number;
    readonly total: number;
    readonly cancellationMark: boolean;
    readonly slipNumberSent: boolean;
    readonly waitingAmount: number | null;
    /** Whether the payment in question is one of the order's. */
    readonly hasPayment: boolean;
    readonly openTasks: readonly ConsoleTaskRecord[];
    /** What the total becomes once an edit that the provider refused is done in its console; null where none waits. */
    readonly refusedTotal: number | null;
  } | null;
  readonly now: number;
}

export function readStoredDifference(db: Database, id: number): Promise<StoredDifference | null> {
  return db.$transaction((tx) => readIn(tx, id), { isolationLevel: "RepeatableRead" });
}

async function readIn(tx: Transaction, id: number): Promise<StoredDifference | null> {
  const [row] = await tx.$queryRaw<ListRow[]>`${withNames("differences")} WHERE d.id = ${id}::int`;
  if (row === undefined) return null;
  const difference = recordOf(row);
  return { difference, order: await orderOf(tx, difference), now: await databaseNow(tx) };
}

async function orderOf(
  tx: Transaction,
  { orderId, providerPaymentId }: DifferenceListRecord,
): Promise<StoredDifference["order"]> {
  if (orderId === null) return null;
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      version: true,
      total: true,
      cancellationMark: true,
      slipNumberSent: true,
      payments: { select: { waitingAmount: true, supersededAt: true, providerPaymentId: true } },
    },
  });
  const tasks = await tx.$queryRaw<StoredTaskRow[]>`
    SELECT * FROM console_tasks WHERE order_id = ${orderId} AND state = 'open' ORDER BY id`;
  const [refused] = await tx.$queryRaw<{ total: number | null }[]>`
    SELECT (q.edit ->> 'total')::int AS total FROM console_tasks t JOIN operations q ON q.id = t.operation_id
    WHERE t.order_id = ${orderId} AND t.state = 'open' AND t.kind = 'change_amount'
      AND (q.edit ->> 'total')::int = t.amount_after`;
  const { payments, ...rest } = order;
  const present = payments.find((payment) => payment.supersededAt === null);
  return {
    ...rest,
    waitingAmount: present?.waitingAmount ?? null,
    hasPayment: payments.some((payment) => payment.providerPaymentId === providerPaymentId),
    openTasks: tasks.map(taskOf),
    refusedTotal: refused?.total ?? null,
  };
}
