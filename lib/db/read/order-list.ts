import "server-only";

import type { Database, Transaction } from "@/lib/db/client";
import { OPEN_STATES_SQL } from "@/lib/db/rows/open-states";
import { Prisma } from "@/prisma/generated/client";
import { conditionsOf } from "./order-list-conditions";
import type {
  ListedOperation,
  OrderListPage,
  OrderListPageRequest,
  OrderListPosition,
  OrderListRecord,
  OrderListTotals,
  OrderListWhere,
  OrderSortKey,
} from "./order-list-query";
import { beyond, orderBy, type Segment, segmentsOf } from "./order-list-segments";

type Reader = Database | Transaction;

/**
 * One page of orders by key, never by offset: a segment of the sort at a time, until the page is full.
 * Reading backwards returns the rows in the list's own order all the same.
 */
export async function orderListPage(
  db: Reader,
  where: OrderListWhere,
  request: OrderListPageRequest,
): Promise<OrderListPage> {
  const { backwards, from, size } = request;
  const all = segmentsOf(request.sort, request.asOf).map((segment, index) => ({ segment, index }));
  const walk = (backwards ? all.toReversed() : all).filter(
    ({ index }) => from === null || (backwards ? index <= from.segment : index >= from.segment),
  );
  const found: { readonly record: OrderListRecord; readonly position: OrderListPosition }[] = [];
  for (const { segment, index } of walk) {
    // One row more than the page holds says whether there is another page.
    const missing = size + 1 - found.length;
    if (missing <= 0) break;
    const start = from !== null && from.segment === index ? from : null;
    const records = await db.$queryRaw<OrderListRecord[]>(
      segmentSql(conditionsOf(where), segment, start, backwards, missing),
    );
    for (const record of records) {
      found.push({ record, position: { segment: index, key: keyOf(record, segment.key), id: record.id } });
    }
  }
  const page = found.slice(0, size);
  if (backwards) page.reverse();
  return {
    records: page.map((row) => row.record),
    more: found.length > size,
    first: page.at(0)?.position ?? null,
    last: page.at(-1)?.position ?? null,
  };
}

function keyOf(record: OrderListRecord, key: OrderSortKey | null): number | string | null {
  switch (key) {
    case null:
      return null;
    case "orderedAt":
      return record.orderedAt;
    case "total":
      return record.total;
    case "orderNumber":
      return record.orderNumber;
    case "deadline":
      return record.nearestDeadline;
  }
}

/** Exported for the tests that read its plan. */
export function segmentSql(
  conditions: Prisma.Sql,
  segment: Segment,
  start: OrderListPosition | null,
  backwards: boolean,
  limit: number,
): Prisma.Sql {
  const and = Prisma.sql`${conditions}${segment.where === null ? Prisma.empty : Prisma.sql` AND ${segment.where}`}${
    start === null ? Prisma.empty : Prisma.sql` AND ${beyond(segment, start, backwards)}`
  }`;
  const order = orderBy(segment, backwards);
  // The payment is joined to the page's rows alone, after the limit.
  return Prisma.sql`
    WITH page AS (SELECT o.* FROM orders o WHERE ${and} ORDER BY ${order} LIMIT ${limit}::int)
    SELECT o.id, o.order_number AS "orderNumber", o.version, ${epoch("o.ordered_at")} AS "orderedAt",
      o.customer_name AS "customerName", o.method_id AS "methodId", o.stage::text AS stage, o.status::text AS status,
      o.total, o.paid, o.three_d_secure AS "threeDSecure", o.slip_number_sent AS "slipNumberSent",
      o.cancellation_mark AS "cancellationMark", ${epoch("o.cancel_deadline")} AS "cancelDeadline",
      ${epoch("o.nearest_deadline")} AS "nearestDeadline", ${epoch("p.payment_at")} AS "paymentAt",
      ${epoch("p.captured_at")} AS "capturedAt", p.waiting_amount AS "waitingAmount",
      p.state::text AS "paymentState", p.capture_reason AS "captureReason",
      CASE p.state WHEN 'authorized' THEN p.authorized WHEN 'captured' THEN p.captured - p.refunded
        WHEN 'voided' THEN 0 WHEN 'refunded' THEN 0 END AS held
    FROM page o LEFT JOIN payments p ON p.order_id = o.id AND p.superseded_at IS NULL
    ORDER BY ${order}`;
}

/** Milliseconds as a double, which the driver hands over as a number. */
function epoch(column: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch from ${column}) * 1000)::float8`);
}

/** How many orders match and what they sum up to, looked for up to `limit` of them only. */
export async function orderListTotals(db: Reader, where: OrderListWhere, limit: number): Promise<OrderListTotals> {
  const [row] = await db.$queryRaw<OrderListTotals[]>(orderListTotalsSql(where, limit));
  return row ?? { count: 0, sum: 0 };
}

/** Exported for the tests that read its plan. The sum as a double, exact for any that this many orders can reach. */
export function orderListTotalsSql(where: OrderListWhere, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS count, coalesce(sum(few.total), 0)::float8 AS sum
    FROM (SELECT o.total FROM orders o WHERE ${conditionsOf(where)} LIMIT ${limit}::int) few`;
}

/** The open operations of a page's orders, at most one each. */
export async function openOperationsOf(db: Reader, orderIds: readonly number[]): Promise<ListedOperation[]> {
  if (orderIds.length === 0) return [];
  return db.$queryRaw<ListedOperation[]>`
    SELECT p.order_id AS "orderId", p.kind::text AS kind, p.state::text AS state,
      p.waits_for->>'for' AS "waitsFor", s.name AS by
    FROM operations p LEFT JOIN staff s ON s.id = p.staff_id
    WHERE p.order_id = ANY(${orderIds}) AND p.state IN ${OPEN_STATES_SQL}`;
}

/** Which of a page's orders have work open in a provider's console, and which differ from its ledger. */
export interface OpenMatters {
  readonly tasks: ReadonlySet<number>;
  readonly differences: ReadonlySet<number>;
}

export async function openMattersOf(db: Reader, orderIds: readonly number[]): Promise<OpenMatters> {
  const rows = orderIds.length === 0 ? [] : await db.$queryRaw<MatterRow[]>(openMattersSql(orderIds));
  const ordersWith = (wanted: MatterRow["what"]) =>
    new Set(rows.filter(({ what }) => what === wanted).map(({ orderId }) => orderId));
  return { tasks: ordersWith("task"), differences: ordersWith("difference") };
}

interface MatterRow {
  readonly orderId: number;
  readonly what: "task" | "difference";
}

/** Exported for the tests that read its plan. Both in one round trip. */
export function openMattersSql(orderIds: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    SELECT order_id AS "orderId", 'task' AS what FROM console_tasks
      WHERE order_id = ANY(${orderIds}) AND state = 'open'
    UNION SELECT order_id, 'difference' FROM differences WHERE order_id = ANY(${orderIds}) AND "end" IS NULL`;
}
