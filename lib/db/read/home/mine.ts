import "server-only";

import type { Database } from "@/lib/db/client";
import { Prisma } from "@/prisma/generated/client";
import type { OperationKind, OperationState } from "@/prisma/generated/enums";

/** The last that a person did to an order. */
export interface ChangedByRecord {
  readonly orderNumber: string;
  readonly customerName: string;
  readonly event: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the call that the event is about. */
  readonly kind: OperationKind | null;
  readonly state: OperationState | null;
}

/** Only so many of a person's newest events are looked at: a day's work is less. */
const EVENTS = 300;

/** The orders that a person changed last, the newest first. */
export function lastChangedBy(db: Database, staffId: string, limit: number): Promise<readonly ChangedByRecord[]> {
  return db.$queryRaw<ChangedByRecord[]>(lastChangedBySql(staffId, limit));
}

/** Exported for the tests that read its plan. Along audit_events_by_staff. */
function lastChangedBySql(staffId: string, limit: number): Prisma.Sql {
  return Prisma.sql`
    WITH recent AS (
      SELECT e.id, e.order_id, e.kind, e.at, e.data FROM audit_events e
      WHERE e.staff_id = ${staffId} AND e.order_id IS NOT NULL ORDER BY e.id DESC LIMIT ${EVENTS}::int),
    newest AS (SELECT DISTINCT ON (order_id) * FROM recent ORDER BY order_id, id DESC),
    page AS (SELECT * FROM newest ORDER BY id DESC LIMIT ${limit}::int)
    SELECT o.order_number AS "orderNumber", o.customer_name AS "customerName", e.kind AS event,
      (extract(epoch from e.at) * 1000)::float8 AS at, q.kind::text AS kind, q.state::text AS state
    FROM page e JOIN orders o ON o.id = e.order_id
      LEFT JOIN operations q ON q.id = (e.data->>'operationId')::uuid
    ORDER BY e.id DESC`;
}
