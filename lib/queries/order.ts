import { queryOptions } from "@tanstack/react-query";
import type { OrderEditView, OrderView } from "@/lib/orders/order-view-types";

/** While an operation is open its result may come at any moment, from the worker. */
const WATCH_MS = 2_000;

export function orderKey(orderNumber: string) {
  return ["order", orderNumber] as const;
}

/** The server answered, but not with the order: its code decides the words. */
export class OrderReadError extends Error {
  constructor(readonly code: string) {
    super(`the order could not be read: ${code}`);
  }
}

async function fetchFrom<View>(path: string, signal?: AbortSignal): Promise<View> {
  const response = await fetch(path, { cache: "no-store", ...(signal === undefined ? {} : { signal }) });
  if (response.ok) return response.json();
  const body: { code?: unknown } = await response.json().catch(() => ({}));
  throw new OrderReadError(typeof body.code === "string" ? body.code : "unexpected");
}

function pathOf(orderNumber: string): string {
  return `/api/orders/${encodeURIComponent(orderNumber)}`;
}

/** The order as it is now, for 受注編集; asked when a save met somebody else's. */
export function fetchOrderEdit(orderNumber: string): Promise<OrderEditView> {
  return fetchFrom<OrderEditView>(`${pathOf(orderNumber)}/edit`);
}

/** One order with its verdicts. Pages put the same key in place with the read verb. */
export function orderQuery(orderNumber: string) {
  return queryOptions({
    queryKey: orderKey(orderNumber),
    queryFn: ({ signal }) => fetchFrom<OrderView>(pathOf(orderNumber), signal),
    refetchInterval: (query) => (query.state.data?.openOperation == null ? false : WATCH_MS),
  });
}
