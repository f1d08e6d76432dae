import { partsOf } from "@/lib/lists/page-cursor";
import { orderNumberIn } from "@/lib/payments/model/order-number";
import type { OrderListSort } from "./list-filter";

/**
 * A place in the list between two rows, as the address carries it. It holds no secret and grants nothing: whatever
 * somebody writes into it, the list only starts elsewhere. It is checked all the same, so that a broken one is named.
 */
export interface OrderListCursor {
  readonly backwards: boolean;
  /** Part of the sort, and the row's key there: epoch milliseconds, yen or text. */
  readonly segment: number;
  readonly key: number | string | null;
  readonly id: number;
  /** The number of the row after this place, for 「51〜100件」: forwards the page's first, backwards the one after its last. */
  readonly ordinal: number;
  /** What the sort by limit calls passed, on all pages of one walk. Epoch milliseconds. */
  readonly asOf: number;
}

const VERSION = 1;
/** Postgres integers, and the dates that both sides can write. */
const ID_MAX = 2_147_483_647;
const EPOCH_MAX = 8_000_000_000_000;
const SEGMENTS = { orderedAt: 1, total: 1, orderNumber: 1, deadline: 3 } as const;
/** The last part of the sort by limit holds the orders without one. */
const WITHOUT_KEY = 2;

export function writeCursor(cursor: OrderListCursor, sort: OrderListSort): string {
  const { backwards, segment, key, id, ordinal, asOf } = cursor;
  const json = JSON.stringify([VERSION, sort.by, sort.descending, backwards, segment, key, id, ordinal, asOf]);
  return toBase64Url(json);
}

/** null where the text is no cursor, or one of another sort. */
export function readCursor(text: string, sort: OrderListSort): OrderListCursor | null {
  const parts = partsOf(text);
  if (parts === null || parts.length !== 9) return null;
  const [version, by, descending, backwards, segment, key, id, ordinal, asOf] = parts;
  if (version !== VERSION || by !== sort.by || descending !== sort.descending) return null;
  if (typeof backwards !== "boolean") return null;
  if (!isInteger(segment, 0, SEGMENTS[sort.by] - 1) || !isInteger(id, 0, ID_MAX)) return null;
  if (!isInteger(ordinal, 1, Number.MAX_SAFE_INTEGER) || !isInteger(asOf, 0, EPOCH_MAX)) return null;
  if (!isKey(key, sort, segment)) return null;
  return { backwards, segment, key, id, ordinal, asOf };
}

function isKey(key: unknown, sort: OrderListSort, segment: number): key is number | string | null {
  switch (sort.by) {
    case "total":
      return isInteger(key, 0, ID_MAX);
    case "orderedAt":
      return isInteger(key, 0, EPOCH_MAX);
    case "deadline":
      return segment === WITHOUT_KEY ? key === null : isInteger(key, 0, EPOCH_MAX);
    case "orderNumber":
      return typeof key === "string" && orderNumberIn(key) !== null;
  }
}

function isInteger(value: unknown, min: number, max: number): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max;
}

function toBase64Url(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}
