import "server-only";

import type { LinkageSettings } from "@/lib/capability/linkage-classes";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { openMattersOf, openOperationsOf, orderListPage, orderListTotals } from "@/lib/db/read/order-list";
import type { OrderListPage, OrderListPosition, OrderListWhere } from "@/lib/db/read/order-list-query";
import { shopRules } from "@/lib/db/read/order-list-rules";
import type { EpochMs } from "@/lib/time/epoch";
import { type OrderListCursor, readCursor, writeCursor } from "./list-cursor";
import type { OrderListSort } from "./list-filter";
import { listRowOf } from "./list-row";
import { shopSettingsOf } from "./list-rules";
import { type OrderListParams, parseOrderListUrl } from "./list-url";
import { COUNT_LIMIT, type OrderCountView, type OrderListView, PAGE_SIZE } from "./list-view";
import { listWhere } from "./list-where";

/**
 * A page of 受注データ管理 as its address asks for it, verdicts included, in a fixed number of queries. What of the
 * address cannot be used is left out and named. `size` is for tests.
 */
export async function listOrders(db: Database, params: OrderListParams, size = PAGE_SIZE): Promise<OrderListView> {
  const { state, ignored } = parseOrderListUrl(params);
  const { shop, now } = await rulesAndClock(db);
  const where = listWhere(state.filter, shop, now);
  const cursor = state.cursor === null ? null : readCursor(state.cursor, state.sort);
  const walk = await readWalk(db, where, state.sort, cursor, now, size);
  const rows = await rowsOf(db, walk.page, shop, now);
  return {
    serverNow: now,
    rows,
    firstOrdinal: walk.firstOrdinal,
    ...neighboursOf(walk, state.sort),
    ignored:
      state.cursor !== null && cursor === null ? [...ignored, { param: "cursor", value: state.cursor }] : ignored,
  };
}

/** How many orders the address matches and their sum, counted up to COUNT_LIMIT. */
export async function countOrders(db: Database, params: OrderListParams): Promise<OrderCountView> {
  const { state } = parseOrderListUrl(params);
  const { shop, now } = await rulesAndClock(db);
  const { count, sum } = await orderListTotals(db, listWhere(state.filter, shop, now), COUNT_LIMIT + 1);
  const orMore = count > COUNT_LIMIT;
  return { count: Math.min(count, COUNT_LIMIT), orMore, sum: orMore ? null : sum };
}

async function rulesAndClock(db: Database): Promise<{ readonly shop: LinkageSettings; readonly now: EpochMs }> {
  const [rules, now] = await Promise.all([shopRules(db), databaseNow(db)]);
  return { shop: shopSettingsOf(rules), now };
}

/** A page, where it lies, and which neighbours it has. */
interface Walk {
  readonly page: OrderListPage;
  readonly firstOrdinal: number;
  readonly before: boolean;
  readonly after: boolean;
  readonly asOf: EpochMs;
}

async function readWalk(
  db: Database,
  where: OrderListWhere,
  sort: OrderListSort,
  cursor: OrderListCursor | null,
  now: EpochMs,
  size: number,
): Promise<Walk> {
  const asOf = cursor?.asOf ?? now;
  const read = (from: OrderListPosition | null, backwards: boolean) =>
    orderListPage(db, where, { sort, asOf, from, backwards, size });
  if (cursor?.backwards) {
    const page = await read(cursor, true);
    const firstOrdinal = Math.max(1, cursor.ordinal - page.records.length);
    if (page.more) return { page, firstOrdinal, before: true, after: true, asOf };
    // The way back ended: the first page whole, rather than what was left before the last one.
    const first = await read(null, false);
    return { page: first, firstOrdinal: 1, before: false, after: first.more, asOf };
  }
  const page = await read(cursor, false);
  // What stood there is gone: the first page, rather than an empty one in the middle.
  if (cursor !== null && page.records.length === 0) return readWalk(db, where, sort, null, now, size);
  return { page, firstOrdinal: cursor?.ordinal ?? 1, before: cursor !== null, after: page.more, asOf };
}

function neighboursOf(walk: Walk, sort: OrderListSort): Pick<OrderListView, "previous" | "next"> {
  const { page, firstOrdinal, asOf } = walk;
  const at = (position: OrderListPosition | null, backwards: boolean, ordinal: number) =>
    position && writeCursor({ ...position, backwards, ordinal, asOf }, sort);
  return {
    previous: walk.before ? at(page.first, true, firstOrdinal) : null,
    next: walk.after ? at(page.last, false, firstOrdinal + page.records.length) : null,
  };
}

async function rowsOf(db: Database, page: OrderListPage, shop: LinkageSettings, now: EpochMs) {
  const ids = page.records.map((record) => record.id);
  const [operations, open] = await Promise.all([openOperationsOf(db, ids), openMattersOf(db, ids)]);
  const byOrder = new Map(operations.map((operation) => [operation.orderId, operation]));
  return page.records.map((record) =>
    listRowOf(record, {
      operation: byOrder.get(record.id),
      openTask: open.tasks.has(record.id),
      difference: open.differences.has(record.id),
      shop,
      now,
    }),
  );
}
