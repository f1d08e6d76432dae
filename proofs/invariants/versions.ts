import { byKey } from "./by-key";
import type { Evidence, Report } from "./evidence";

/**
 * Rule 6: versions rise by one, with one event each. An order's trail begins with its first version or with its first
 * change. From there on each version has one event, and each event one version.
 */
export function checkVersions({ orders, events }: Evidence, report: Report): void {
  const ofOrders = events.filter((event) => event.orderId !== null && event.orderVersion !== null);
  const trails = byKey(ofOrders, (event) => event.orderId);
  for (const order of orders.values()) {
    const versions = (trails.get(order.id) ?? []).map((event) => event.orderVersion ?? 0).sort((a, b) => a - b);
    const first = versions[0] ?? order.version + 1;
    if (first > 2) report(`the trail begins with version ${first}, the order is at ${order.version}`, order.id);
    else if (versions.some((version, index) => version !== first + index)) {
      report(`the trail has the versions ${versions.join(" ")}`, order.id);
    } else if (versions.length > 0 && versions.at(-1) !== order.version) {
      report(`the order is at version ${order.version}, its trail ends with ${versions.at(-1)}`, order.id);
    }
  }
}
