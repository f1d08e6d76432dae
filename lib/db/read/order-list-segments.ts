import { Prisma } from "@/prisma/generated/client";
import type { OrderListPosition, OrderSort, OrderSortKey } from "./order-list-query";

/**
 * A sort is walked in segments, one after the other, each of which one index serves. All sorts but the one by limit
 * have a single segment. By limit staff want what still runs first, so: running, then passed (the latest first),
 * then those without a limit, newest order first. Descending turns the running ones around, nothing else.
 */
export interface Segment {
  /** null: rows of the segment have no key of their own and stand by id alone. */
  readonly column: Prisma.Sql | null;
  readonly descending: boolean;
  readonly where: Prisma.Sql | null;
  readonly key: OrderSortKey | null;
  readonly toSql: (key: number | string) => Prisma.Sql;
}

const ORDERED_AT = Prisma.sql`o.ordered_at`;
const TOTAL = Prisma.sql`o.total`;
const ORDER_NUMBER = Prisma.sql`o.order_number`;
const NEAREST = Prisma.sql`o.nearest_deadline`;

export function instant(epoch: number | string): Prisma.Sql {
  return Prisma.sql`${new Date(epoch)}::timestamptz`;
}

function value(key: number | string): Prisma.Sql {
  return Prisma.sql`${key}`;
}

export function segmentsOf(sort: OrderSort, asOf: number): readonly Segment[] {
  const { descending } = sort;
  switch (sort.by) {
    case "orderedAt":
      return [{ column: ORDERED_AT, descending, where: null, key: "orderedAt", toSql: instant }];
    case "total":
      return [{ column: TOTAL, descending, where: null, key: "total", toSql: value }];
    case "orderNumber":
      return [{ column: ORDER_NUMBER, descending, where: null, key: "orderNumber", toSql: value }];
    case "deadline": {
      const now = instant(asOf);
      const none = Prisma.sql`${NEAREST} IS NULL`;
      return [
        { column: NEAREST, descending, where: Prisma.sql`${NEAREST} >= ${now}`, key: "deadline", toSql: instant },
        { column: NEAREST, descending: true, where: Prisma.sql`${NEAREST} < ${now}`, key: "deadline", toSql: instant },
        { column: null, descending: true, where: none, key: null, toSql: value },
      ];
    }
  }
}

/** The rows of a segment strictly after (or before) a place in it. */
export function beyond(segment: Segment, position: OrderListPosition, backwards: boolean): Prisma.Sql {
  const sign = segment.descending !== backwards ? Prisma.raw("<") : Prisma.raw(">");
  if (segment.column === null || position.key === null) return Prisma.sql`o.id ${sign} ${position.id}`;
  return Prisma.sql`(${segment.column}, o.id) ${sign} (${segment.toSql(position.key)}, ${position.id})`;
}

export function orderBy(segment: Segment, backwards: boolean): Prisma.Sql {
  const direction = segment.descending !== backwards ? Prisma.raw("DESC") : Prisma.raw("ASC");
  if (segment.column === null) return Prisma.sql`o.id ${direction}`;
  return Prisma.sql`${segment.column} ${direction}, o.id ${direction}`;
}
