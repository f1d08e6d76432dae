import { queryOptions } from "@tanstack/react-query";
import { feedState } from "@/lib/live/feed-state";
import type { OrderView } from "@/lib/orders/detail/order-view-types";

/** While an operation is open its result may come at any moment, from the worker: asked for where no feed tells of it. */
const WATCH_MS = 2_000;

export function orderKey(orderNumber: string) {
  return ["order", orderNumber] as const;
}

/** The server answered, but not with the order: its code decides the words. */
class OrderReadError extends Error {
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

/** Asks the provider what became of the open operation: its answer is a Result, for `askRoute`. */
export function inquiryOf(orderNumber: string): Promise<Response> {
  return fetch(`${pathOf(orderNumber)}/inquiry`, { method: "POST", cache: "no-store" });
}

/** Asks the provider to open its card form for the order: its answer is a Result, for `askRoute`. */
export function cardFormOf(orderNumber: string): Promise<Response> {
  return fetch(`${pathOf(orderNumber)}/card-form`, { method: "POST", cache: "no-store" });
}

/** Lays our record beside the provider's ledger: its answer is a Result, for `askRoute`. */
export function lookOf(orderNumber: string): Promise<Response> {
  return fetch(`${pathOf(orderNumber)}/look`, { method: "POST", cache: "no-store" });
}

/**
 * One order with its verdicts. Pages put the same key in place with the read verb. `lostAt`: when an answer got lost,
 * by the browser's clock. Data that was read before does not tell the outcome, so the order is asked for until
 * something newer came.
 */
export function orderQuery(orderNumber: string, lostAt: number | null = null) {
  return queryOptions({
    queryKey: orderKey(orderNumber),
    queryFn: ({ signal }) => fetchFrom<OrderView>(pathOf(orderNumber), signal),
    refetchInterval: ({ state }) => {
      if (isOlder(state.dataUpdatedAt, lostAt)) return WATCH_MS;
      return state.data?.openOperation != null && feedState().live !== true ? WATCH_MS : false;
    },
    // A person who comes back to this tab may have changed the order in another one a moment ago.
    refetchOnWindowFocus: "always",
  });
}

/** Whether what was read then is from before an answer got lost. */
export function isOlder(readAt: number, lostAt: number | null): boolean {
  return lostAt !== null && readAt <= lostAt;
}
