import { byKey } from "./by-key";
import type { Evidence, Report } from "./evidence";

/**
 * Rules 4 and 5 of registrations: one key is one order, one number is one order, and every order that an answer named
 * exists.
 */
export function checkRegistrations({ orders, registered = [], events }: Evidence, report: Report): void {
  const rows = [...orders.values()];
  const numbers = byKey(rows, (order) => order.orderNumber);
  for (const [requestKey, group] of byKey(registered, (one) => one.requestKey)) {
    const [first, other] = [...new Set(group.map(({ orderNumber }) => orderNumber))];
    if (other !== undefined) report(`key ${requestKey} registered ${first}, then ${other}`);
  }
  for (const { requestKey, orderNumber } of registered) {
    const count = numbers.get(orderNumber)?.length ?? 0;
    if (count !== 1) report(`key ${requestKey} was told of ${orderNumber}, and there are ${count} of it`);
  }
  const keyed = rows.filter(({ registrationKey }) => registrationKey !== null);
  for (const [key, made] of byKey(keyed, (order) => order.registrationKey)) {
    if (made.length > 1) report(`key ${key} registered ${made.length} orders`, made[0]?.id);
  }
  const begun = byKey(
    events.filter(({ kind }) => kind === "order_registered"),
    (event) => event.orderId,
  );
  for (const { id } of keyed) {
    const count = begun.get(id)?.length ?? 0;
    if (count !== 1) report(`its trail says ${count} times that it was registered`, id);
  }
}
