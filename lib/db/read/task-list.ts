import "server-only";

import type { Database } from "@/lib/db/client";
import { OPEN_STATES_SQL } from "@/lib/db/rows/open-states";
import { Prisma } from "@/prisma/generated/client";
import type { ConsoleTaskKind, ConsoleTaskState } from "@/prisma/generated/enums";
import { type InstantPlace, type KeyPage, keyPage } from "./key-page";
import { range, termCondition } from "./order-list-conditions";
import type { Range } from "./order-list-query";
import { instant } from "./order-list-segments";

export interface TaskListWhere {
  readonly state: ConsoleTaskState;
  /** Of the open ones only those whose work was seen in the ledger. */
  readonly seen: boolean;
  /** null: any. */
  readonly methodIds: readonly string[] | null;
  readonly kind: ConsoleTaskKind | null;
  /** Who opened it, or closed it where it is closed; null: any person. */
  readonly by: string | null;
  /** Words that the order is found by, normalised. */
  readonly terms: readonly string[];
  /** When it was opened: both ends included, null is open. Epoch milliseconds. */
  readonly opened: Range | null;
  readonly orderNumber: string | null;
}

/** Instants in epoch milliseconds, amounts in yen; staff by name. */
export interface TaskListRecord {
  readonly id: number;
  readonly orderNumber: string;
  readonly customerName: string;
  readonly methodId: string;
  readonly providerPaymentId: string | null;
  readonly kind: ConsoleTaskKind;
  readonly state: ConsoleTaskState;
  readonly amountBefore: number;
  readonly amountAfter: number;
  readonly reasons: readonly string[];
  readonly openedAt: number;
  readonly openedBy: string | null;
  readonly workedAt: number | null;
  readonly closedAt: number | null;
  readonly closedBy: string | null;
  readonly note: string;
  readonly paymentAt: number | null;
  /** Its order has an open operation: nothing can be recorded until that is settled. */
  readonly operationOpen: boolean;
  /** When 突合 saw the work in the ledger; null also where a person said that it is not this. */
  readonly seenAt: number | null;
}

/** Open work oldest first, closed work newest first: each along its index. */
export function taskListPage(
  db: Database,
  where: TaskListWhere,
  page: { readonly from: InstantPlace<number> | null; readonly backwards: boolean; readonly size: number },
): Promise<KeyPage<TaskListRecord>> {
  const read = (limit: number) => db.$queryRaw<TaskListRecord[]>(taskListSql(where, page, limit));
  return keyPage(read, page.size, page.backwards);
}

export function taskListSql(
  where: TaskListWhere,
  page: { readonly from: InstantPlace<number> | null; readonly backwards: boolean },
  limit: number,
): Prisma.Sql {
  const { from, backwards } = page;
  const open = where.state === "open";
  const descending = open === backwards;
  const at = Prisma.raw(open ? "t.opened_at" : "t.closed_at");
  const direction = Prisma.raw(descending ? "DESC" : "ASC");
  const sign = Prisma.raw(descending ? "<" : ">");
  const conditions = [
    ...conditionsOf(where),
    ...(from === null ? [] : [Prisma.sql`(${at}, t.id) ${sign} (${instant(from.at)}, ${from.id}::int)`]),
  ];
  return Prisma.sql`
    WITH page AS (SELECT t.* FROM console_tasks t WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY ${at} ${direction}, t.id ${direction} LIMIT ${limit}::int)
    ${rowsOfPage(Prisma.sql`${at} ${direction}, t.id ${direction}`)}`;
}

/** The oldest rows of each provider. */
export function taskGroupRows(db: Database, where: TaskListWhere, each: number): Promise<TaskListRecord[]> {
  return db.$queryRaw<TaskListRecord[]>(Prisma.sql`
    WITH ranked AS (
        SELECT t.id, row_number() OVER (PARTITION BY ${PROVIDER} ORDER BY t.opened_at, t.id) AS place
        FROM console_tasks t WHERE ${Prisma.join(conditionsOf(where), " AND ")}),
      page AS (SELECT t.* FROM console_tasks t JOIN ranked r ON r.id = t.id WHERE r.place <= ${each}::int)
    ${rowsOfPage(Prisma.sql`t.opened_at, t.id`)}`);
}

export interface TaskTotalRecord {
  readonly provider: string;
  readonly kind: ConsoleTaskKind;
  readonly count: number;
  readonly yen: number;
  readonly oldCount: number;
  readonly oldYen: number;
}

/** Counts and sums of everything that fits, by provider and kind. `oldUntil`: the last instant that counts as old. */
export function taskTotals(db: Database, where: TaskListWhere, oldUntil: number): Promise<TaskTotalRecord[]> {
  const old = Prisma.sql`FILTER (WHERE t.opened_at <= ${instant(oldUntil)})`;
  return db.$queryRaw<TaskTotalRecord[]>(Prisma.sql`
    SELECT ${PROVIDER} AS provider, t.kind::text AS kind, count(*)::int AS count, sum(${MOVED})::float8 AS yen,
      (count(*) ${old})::int AS "oldCount", coalesce(sum(${MOVED}) ${old}, 0)::float8 AS "oldYen"
    FROM console_tasks t WHERE ${Prisma.join(conditionsOf(where), " AND ")} GROUP BY 1, 2`);
}

/** A method's id begins with its provider's. */
const PROVIDER = Prisma.sql`split_part(t.method_id, '/', 1)`;
/** What the console must move: the whole of a cancel, the difference of a change. */
const MOVED = Prisma.sql`CASE t.kind WHEN 'cancel' THEN t.amount_before ELSE abs(t.amount_before - t.amount_after) END`;

function conditionsOf(where: TaskListWhere): Prisma.Sql[] {
  const by = Prisma.raw(where.state === "open" ? "t.opened_by" : "t.closed_by");
  return [
    Prisma.sql`t.state = ${where.state}::"ConsoleTaskState"`,
    where.seen && Prisma.sql`t.seen_at IS NOT NULL AND NOT t.seen_denied`,
    where.methodIds && Prisma.sql`t.method_id = ANY(${where.methodIds})`,
    where.kind && Prisma.sql`t.kind = ${where.kind}::"ConsoleTaskKind"`,
    where.by !== null && Prisma.sql`${by} = ${where.by}`,
    where.opened && range(Prisma.sql`t.opened_at`, where.opened, instant),
    where.terms.length > 0 &&
      Prisma.sql`t.order_id IN (SELECT o.id FROM orders o WHERE ${Prisma.join(where.terms.map(termCondition), " AND ")})`,
    where.orderNumber !== null &&
      Prisma.sql`t.order_id = (SELECT id FROM orders WHERE order_number = ${where.orderNumber})`,
  ].filter((condition) => condition instanceof Prisma.Sql);
}

/** The rows of the CTE `page`, with what the screen tells of their orders and people. */
function rowsOfPage(order: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT t.id, o.order_number AS "orderNumber", o.customer_name AS "customerName", t.method_id AS "methodId",
      p.provider_payment_id AS "providerPaymentId", t.kind::text AS kind, t.state::text AS state,
      t.amount_before AS "amountBefore", t.amount_after AS "amountAfter", t.reasons, t.note,
      ${epoch("t.opened_at")} AS "openedAt", ${epoch("t.worked_at")} AS "workedAt", ${epoch("t.closed_at")} AS "closedAt",
      CASE WHEN t.state = 'open' AND NOT t.seen_denied THEN ${epoch("t.seen_at")} END AS "seenAt",
      ${epoch("p.payment_at")} AS "paymentAt", coalesce(opener.name, t.opened_by) AS "openedBy",
      coalesce(closer.name, t.closed_by) AS "closedBy",
      EXISTS (SELECT 1 FROM operations q WHERE q.order_id = t.order_id AND q.state IN ${OPEN_STATES_SQL}) AS "operationOpen"
    FROM page t JOIN orders o ON o.id = t.order_id LEFT JOIN payments p ON p.order_id = t.order_id AND p.superseded_at IS NULL
      LEFT JOIN staff opener ON opener.id = t.opened_by LEFT JOIN staff closer ON closer.id = t.closed_by
    ORDER BY ${order}`;
}

function epoch(column: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch from ${column}) * 1000)::float8`);
}
