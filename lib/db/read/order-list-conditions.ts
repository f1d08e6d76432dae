import { OPEN_STATES_SQL } from "@/lib/db/rows/open-states";
import { Prisma } from "@/prisma/generated/client";
import type { LinkedUntilFilter, OrderListWhere, Range, SearchTerm, VerdictClass } from "./order-list-query";
import { instant } from "./order-list-segments";

/** The states in which an operation may still move money; the partial unique indexes name the same four. */

const NO_OPEN_OPERATION = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM operations p WHERE p.order_id = o.id AND p.state IN ${OPEN_STATES_SQL})`;

/** Every choice as a condition on `orders o`; TRUE when nothing is chosen. */
export function conditionsOf(where: OrderListWhere): Prisma.Sql {
  const conditions = [
    ...where.terms.map(searchCondition),
    where.methodIds && Prisma.sql`o.method_id = ANY(${where.methodIds})`,
    where.stages && Prisma.sql`o.stage = ANY(${where.stages}::"Stage"[])`,
    where.statuses && Prisma.sql`o.status = ANY(${where.statuses}::"OrderStatus"[])`,
    where.cancellationMark !== null && Prisma.sql`o.cancellation_mark = ${where.cancellationMark}`,
    where.operationStates &&
      Prisma.sql`o.id IN (SELECT p.order_id FROM operations p
        WHERE p.state IN ${OPEN_STATES_SQL} AND p.state = ANY(${where.operationStates}::"OperationState"[]))`,
    where.openTask !== null && among(where.openTask, OPEN_TASKS),
    where.difference !== null && among(where.difference, OPEN_DIFFERENCES),
    where.declined !== null && among(where.declined, DECLINED),
    where.capturedTogether !== null && among(where.capturedTogether, CAPTURED_TOGETHER),
    where.ordered && range(Prisma.sql`o.ordered_at`, where.ordered, instant),
    where.deadline && range(Prisma.sql`o.nearest_deadline`, where.deadline, instant),
    where.total && range(Prisma.sql`o.total`, where.total, yen),
    where.verdict &&
      Prisma.sql`o.cancellation_mark = FALSE AND ${NO_OPEN_OPERATION}
        AND ${anyClass(where.verdict.classes, Prisma.sql`o.cancel_deadline`, where.verdict.now)}`,
    where.linkedUntil && linkedUntil(where.linkedUntil),
  ].filter((condition) => condition instanceof Prisma.Sql);
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, " AND ");
}

/** A name of a method is a few ids, which the index over methods finds; most words name none. */
function searchCondition({ text, methodIds }: SearchTerm): Prisma.Sql {
  const found = termCondition(text);
  return methodIds.length === 0 ? found : Prisma.sql`(o.method_id = ANY(${methodIds}) OR ${found})`;
}

/**
 * LIKE serves both ends: terms of three characters and more find their trigrams by it, and it is the cheap test when
 * rows are read in order. One or two characters make no trigram; where they are not ASCII the grams' index finds them
 * (its function is declared costly, so that it is never asked row by row). Short ASCII has LIKE alone.
 */
export function termCondition(text: string): Prisma.Sql {
  const like = Prisma.sql`o.search_text LIKE ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`;
  const characters = [...text];
  const isGram = characters.length <= 2 && !characters.some(isAscii);
  return isGram ? Prisma.sql`(${like} AND order_grams(o.search_text) @> ARRAY[${text}])` : like;
}

function isAscii(character: string): boolean {
  return character <= "\u007f";
}

/** A term that neither index can find. */
export function isShortAscii(term: string): boolean {
  const characters = [...term];
  return characters.length <= 2 && characters.every(isAscii);
}

const OPEN_TASKS = Prisma.sql`SELECT t.order_id FROM console_tasks t WHERE t.state = 'open'`;
const OPEN_DIFFERENCES = Prisma.sql`SELECT t.order_id FROM differences t WHERE t."end" IS NULL`;
const DECLINED = Prisma.sql`SELECT t.order_id FROM payments t WHERE t.state IN ('rejected', 'lapsed') AND t.superseded_at IS NULL`;
const CAPTURED_TOGETHER = Prisma.sql`SELECT t.order_id FROM payments t WHERE t.capture_reason IS NOT NULL AND t.superseded_at IS NULL`;

/** `matters` selects `order_id` of a table `t`. */
function among(wanted: boolean, matters: Prisma.Sql): Prisma.Sql {
  return wanted ? Prisma.sql`o.id IN (${matters})` : Prisma.sql`NOT EXISTS (${matters} AND t.order_id = o.id)`;
}

function yen(amount: number): Prisma.Sql {
  return Prisma.sql`${amount}::int`;
}

export function range(column: Prisma.Sql, { from, to }: Range, write: (value: number) => Prisma.Sql): Prisma.Sql {
  const ends = [
    from === null ? null : Prisma.sql`${column} >= ${write(from)}`,
    to === null ? null : Prisma.sql`${column} <= ${write(to)}`,
  ].filter((end) => end !== null);
  return ends.length === 0 ? Prisma.sql`TRUE` : Prisma.join(ends, " AND ");
}

/** A limit inside the range, of a capability that would be linked now. */
function linkedUntil(filter: LinkedUntilFilter): Prisma.Sql {
  const { free, cancel, amount } = endingOf(filter);
  return Prisma.sql`${free} AND (${cancel} OR ${amount})`;
}

/** The same in its parts: that nothing stands in the way, and each limit. The stored limits stand first: they have the indexes. */
export function endingOf(filter: LinkedUntilFilter): Readonly<Record<"free" | "cancel" | "amount", Prisma.Sql>> {
  const side = (column: Prisma.Sql, classes: readonly VerdictClass[]) =>
    Prisma.sql`(${range(column, filter, instant)} AND ${anyClass(classes, column, filter.from)})`;
  return {
    free: Prisma.sql`o.cancellation_mark = FALSE AND ${NO_OPEN_OPERATION}`,
    cancel: side(Prisma.sql`o.cancel_deadline`, filter.cancel),
    amount: side(Prisma.sql`o.amount_deadline`, filter.amount),
  };
}

function anyClass(classes: readonly VerdictClass[], deadline: Prisma.Sql, now: number): Prisma.Sql {
  if (classes.length === 0) return Prisma.sql`FALSE`;
  const each = classes.map((rows) => {
    const parts = [
      Prisma.sql`o.stage = ${rows.stage}::"Stage"`,
      Prisma.sql`o.method_id = ANY(${rows.methodIds})`,
      rows.paid !== undefined && Prisma.sql`o.paid = ${rows.paid}`,
      rows.threeDSecure !== undefined && Prisma.sql`o.three_d_secure = ${rows.threeDSecure}`,
      rows.slipNumberSent !== undefined && Prisma.sql`o.slip_number_sent = ${rows.slipNumberSent}`,
      rows.deadlinePassed === true && Prisma.sql`${deadline} < ${instant(now)}`,
      // A limit is inclusive, and none is never passed.
      rows.deadlinePassed === false && Prisma.sql`(${deadline} IS NULL OR ${deadline} >= ${instant(now)})`,
    ].filter((part) => part instanceof Prisma.Sql);
    return Prisma.sql`(${Prisma.join(parts, " AND ")})`;
  });
  return Prisma.sql`(${Prisma.join(each, " OR ")})`;
}
