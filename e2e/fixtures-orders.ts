import { type APIRequestContext, expect } from "@playwright/test";
import type { DifferenceListView } from "@/lib/differences/difference-list-view";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { OrderListView } from "@/lib/orders/list/list-view";
import { isOrdinary, isQuiet, type Special } from "./special-orders";

/** The list's own conditions, as its address writes them. */
export type ListConditions = Readonly<Record<string, string>>;

/** Finds orders of the sample by what a journey needs, so that none is bound to an order that another has used up. */
export interface OrderFinder {
  list(conditions: ListConditions): Promise<OrderListView>;
  view(orderNumber: string): Promise<OrderView>;
  /**
   * The first order that meets the list's conditions and `fits`. It is quiet, and has nothing special except what the
   * conditions or `special` ask for.
   */
  find(
    conditions: ListConditions,
    fits?: (view: OrderView) => boolean,
    special?: readonly Special[],
  ): Promise<OrderView>;
}

/** What 突合 finds in the sample is known once its first round has come to its end. */
export async function afterFirstRound(request: APIRequestContext): Promise<void> {
  const ended = async () => {
    const answer = await request.get("/api/differences");
    expect(answer.status()).toBe(200);
    const { rounds }: DifferenceListView = await answer.json();
    return rounds.lastGoodAt !== null;
  };
  await expect.poll(ended, { timeout: 45_000 }).toBe(true);
}

export function openOrders(request: APIRequestContext): OrderFinder {
  const read = async <T>(path: string): Promise<T> => {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    return answer.json();
  };
  const list = (conditions: ListConditions) =>
    read<OrderListView>(`/api/orders?${new URLSearchParams(conditions).toString()}`);
  const view = (orderNumber: string) => read<OrderView>(`/api/orders/${orderNumber}`);
  return {
    list,
    view,
    async find(conditions, fits = () => true, special = []) {
      let cursor: string | null = null;
      do {
        const page: OrderListView = await list({ ...conditions, ...(cursor === null ? {} : { cursor }) });
        for (const row of page.rows.filter(({ cancel }) => cancel.kind !== "operation")) {
          const found = await view(row.orderNumber);
          if (isQuiet(found) && isOrdinary(found, conditions, special) && fits(found)) return found;
        }
        cursor = page.next;
      } while (cursor !== null);
      throw new Error(`the sample has no such order: ${JSON.stringify(conditions)} ${special.join(" ")}`);
    },
  };
}

/** The id that the providers' side knows the payment by. */
export function paymentIdOf(view: OrderView): string {
  const id = view.payment.providerPaymentId;
  if (id === null) throw new Error(`${view.orderNumber} has no payment at its provider`);
  return id;
}
