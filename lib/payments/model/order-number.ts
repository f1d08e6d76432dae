/** Order numbers as addresses name them: the one place that reads them from a path or a query. */

/** Its place is 受注登録's: /orders/new. */
export const RESERVED_NUMBER = "new";

/** Longest order number. */
export const ORDER_NUMBER_MAX = 64;

/**
 * The segment of a page's path, which Next hands over as the address writes it. null: no order can have such a number,
 * since PostgreSQL keeps no NUL and no half of a surrogate pair, and no person types a control character.
 */
export function orderNumberInPage(segment: string): string | null {
  try {
    return orderNumberIn(decodeURIComponent(segment));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** The same of a route's path, which Next hands over decoded, and of a query: never decoded again. */
export function orderNumberIn(text: string): string | null {
  const impossible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
  return text === "" || text.length > ORDER_NUMBER_MAX || impossible.test(text) ? null : text;
}
