import { sampleOrders } from "../generate";
import type { SampleOrder } from "../rows";

const STAFF = { viewer: "staff-viewer", operator: "staff-operator", admin: "staff-admin" };
export const PAGES_URL = "http://127.0.0.1:4011";
export const NOW = Date.parse("2026-11-23T06:40:00.000Z");

/** The sample as it would be laid at an instant. */
export function sample(now = NOW, orders = 3_000, seed = "juchu"): readonly SampleOrder[] {
  return [...sampleOrders({ now, orders, seed, staff: STAFF, pagesUrl: PAGES_URL })];
}
