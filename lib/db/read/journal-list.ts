import "server-only";

import type { Database } from "@/lib/db/client";
import type { CaptureReason } from "@/lib/payments/model/records";
import { Prisma } from "@/prisma/generated/client";
import type { AttemptKind, OperationKind, OperationState } from "@/prisma/generated/enums";
import { type InstantPlace, type KeyPage, keyPage } from "./key-page";
import { isShortAscii, termCondition } from "./order-list-conditions";
import type { SearchTerm } from "./order-list-query";
import { instant } from "./order-list-segments";

export interface OperationListWhere {
  /** null: any. */
  readonly state: OperationState | null;
  /** Epoch milliseconds, both ends included; null is open. */
  readonly from: number | null;
  readonly to: number | null;
  /** Normalised words that the order is found by, or its method; or a provider's code as it was typed. */
  readonly terms: readonly SearchTerm[];
  readonly code: string | null;
}

/** One call of the journal. Instants in epoch milliseconds, amounts in yen; staff by name, null for the worker. */
export interface OperationListRecord {
  readonly id: string;
  readonly orderNumber: string;
  readonly methodId: string;
  readonly providerPaymentId: string | null;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly amountBefore: number;
  readonly amount: number;
  readonly providerOperation: string;
  readonly providerCode: string | null;
  readonly providerStatus: string | null;
  readonly cause: string | null;
  readonly reason: string;
  /** Of an authorization that captures: why it does; null for every other call. */
  readonly captureReason: CaptureReason | null;
  readonly staffName: string | null;
  readonly sends: number;
  readonly inquiries: number;
  readonly createdAt: number;
  readonly settledAt: number | null;
  readonly nextStepAt: number | null;
  /** Of the person whose word ended it, by name, and their note; null where a provider's answer ended it. */
  readonly wordBy: string | null;
  readonly wordNote: string | null;
}

/** Newest first. */
export function operationListPage(
  db: Database,
  where: OperationListWhere,
  page: { readonly from: InstantPlace<string> | null; readonly backwards: boolean; readonly size: number },
): Promise<KeyPage<OperationListRecord>> {
  const read = (limit: number) => db.$queryRaw<OperationListRecord[]>(operationListSql(where, page, limit));
  return keyPage(read, page.size, page.backwards);
}

export function operationListSql(
  where: OperationListWhere,
  page: { readonly from: InstantPlace<string> | null; readonly backwards: boolean },
  limit: number,
): Prisma.Sql {
  const { from, backwards } = page;
  const direction = Prisma.raw(backwards ? "ASC" : "DESC");
  const sign = Prisma.raw(backwards ? ">" : "<");
  const conditions = [
    where.state && Prisma.sql`q.state = ${where.state}::"OperationState"`,
    where.from !== null && Prisma.sql`q.created_at >= ${instant(where.from)}`,
    where.to !== null && Prisma.sql`q.created_at <= ${instant(where.to)}`,
    where.terms.length > 0 && found(where),
    from && Prisma.sql`(q.created_at, q.id) ${sign} (${instant(from.at)}, ${from.id}::uuid)`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return Prisma.sql`
    WITH page AS (SELECT q.* FROM operations q WHERE ${conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, " AND ")}
      ORDER BY q.created_at ${direction}, q.id ${direction} LIMIT ${limit}::int)
    SELECT q.id::text AS id, o.order_number AS "orderNumber", q.method_id AS "methodId",
      p.provider_payment_id AS "providerPaymentId", q.kind::text AS kind, q.state::text AS state,
      q.amount_before AS "amountBefore", q.amount, q.provider_operation AS "providerOperation",
      q.provider_code AS "providerCode", q.provider_status AS "providerStatus", q.cause, q.reason,
      q.details->>'captureReason' AS "captureReason", coalesce(s.name, q.staff_id) AS "staffName", q.sends, q.inquiries, ${epoch("q.created_at")} AS "createdAt",
      ${epoch("q.settled_at")} AS "settledAt", ${epoch("q.next_step_at")} AS "nextStepAt",
      w.by AS "wordBy", w.note AS "wordNote"
    FROM page q JOIN orders o ON o.id = q.order_id LEFT JOIN payments p ON p.id = q.payment_id
      LEFT JOIN staff s ON s.id = q.staff_id LEFT JOIN LATERAL (${PERSONS_WORD}) w ON TRUE
    ORDER BY q.created_at ${direction}, q.id ${direction}`;
}

/** Along audit_events_persons_word: the trail says who recorded what a call came to, where no provider's answer did. */
export const PERSONS_WORD = Prisma.sql`SELECT coalesce(a.name, e.staff_id, '') AS by, coalesce(e.data->>'reason', '') AS note
  FROM audit_events e LEFT JOIN staff a ON a.id = e.staff_id
  WHERE e.data->>'operationId' = q.id::text AND e.data->>'byPersonsWord' = 'true' LIMIT 1`;

/**
 * By the order's own search and by the provider's code, each through its index; an OR of the two would have none. Words
 * that name methods find their calls besides: those are many, and the newest of them are met soon.
 */
function found({ terms, code }: OperationListWhere): Prisma.Sql {
  const named = terms.filter(({ methodIds }) => methodIds.length > 0);
  const others = terms.filter(({ methodIds }) => methodIds.length === 0);
  const conditions = [
    ...named.map((term) => Prisma.sql`(q.method_id = ANY(${term.methodIds}) OR ${amongOrders([term], code)})`),
    ...(others.length === 0 ? [] : [amongOrders(others, code)]),
  ];
  return Prisma.join(conditions, " AND ");
}

/** `code`: the one word that was typed, as it was typed. */
function amongOrders(terms: readonly SearchTerm[], code: string | null): Prisma.Sql {
  // One or two ASCII characters have no index among the orders; some providers' codes are no longer.
  if (code !== null && terms.some(({ text }) => isShortAscii(text))) return Prisma.sql`q.provider_code = ${code}`;
  const byOrder = Prisma.sql`SELECT f.id FROM orders o JOIN operations f ON f.order_id = o.id
    WHERE ${Prisma.join(
      terms.map(({ text }) => termCondition(text)),
      " AND ",
    )}`;
  if (code === null) return Prisma.sql`q.id IN (${byOrder})`;
  return Prisma.sql`q.id IN (${byOrder} UNION SELECT c.id FROM operations c WHERE c.provider_code = ${code})`;
}

function epoch(column: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch from ${column}) * 1000)::float8`);
}

export interface AttemptListRecord {
  readonly seq: number;
  readonly kind: AttemptKind;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: string | null;
  readonly httpStatus: number | null;
  readonly providerCode: string | null;
  readonly providerStatus: string | null;
  readonly raw: string | null;
}

/** What was sent and asked, in order; null where there is no such operation. */
export async function readCallAttempts(
  db: Database,
  operationId: string,
): Promise<readonly AttemptListRecord[] | null> {
  const operation = await db.operation.findUnique({
    where: { id: operationId },
    select: { attempts: { orderBy: { seq: "asc" }, omit: { id: true, operationId: true } } },
  });
  return operation?.attempts ?? null;
}
