import { type OpenedOrder, openOrder } from "../../sim/shop/orders";
import { chanceOf, type Script } from "../script/script";

/** At most so many orders a history; their ids follow from its number. */
const MOST = 10;

export const orderIdOf = (index: number, nth: number): number => index * MOST + nth + 1;
export const historyOf = (orderId: number): number => Math.floor((orderId - 1) / MOST);

/** The provider's id of an order's payment, and back. */
export const historyOfPayment = (paymentId: string): number => historyOf(Number(paymentId.slice("pay-".length)));
export const historyOfNumber = (orderNumber: string): number => historyOf(Number(orderNumber.slice(1)));

/** How far from a limit a history may begin. */
const NEAR_MS = [-2_000, -500, 1_000, 3_000, 6_000, 8_500, 12_000] as const;

/**
 * The orders of a history, as they stood when the suite began (`since`): no entry of their ledger is younger. Often the
 * first one's limit passes while the history plays.
 */
export function ordersOf(script: Script, since: number, now: number): readonly OpenedOrder[] {
  return Array.from({ length: script.orders }, (_, nth) => {
    const id = orderIdOf(script.index, nth);
    const open = (at: number) => openOrder(id, at, chanceOf(script.seed, script.index, `order ${nth}`));
    const order = open(since);
    const random = chanceOf(script.seed, script.index, `limit ${nth}`);
    const limit = order.order.nearestDeadline;
    if (nth > 0 || limit === null || !random.chance(0.4)) return order;
    const wanted = now + random.pick(NEAR_MS);
    const moved = open(since + wanted - limit);
    // Limits that a calendar rounds cannot be moved to an instant.
    return moved.order.nearestDeadline === wanted && isOlder(moved, since) ? moved : order;
  });
}

function isOlder({ payment }: OpenedOrder, since: number): boolean {
  return Math.max(payment.paymentAt ?? 0, payment.capturedAt ?? 0) < since;
}
