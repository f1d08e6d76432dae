/** 受注登録. No order can have the number that this path would name. */
export const REGISTER_PATH = "/orders/new";

export function orderPath(orderNumber: string): string {
  return `/orders/${encodeURIComponent(orderNumber)}`;
}

/** The order whose screen, or whose 受注編集, a path is; null where it is another screen's. */
export function orderInPath(path: string): string | null {
  const [, encoded] = /^\/orders\/([^/]+)(?:\/edit)?$/.exec(path) ?? [];
  if (encoded === undefined || path === REGISTER_PATH) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    // A path that a person typed: it names no order.
    return null;
  }
}
