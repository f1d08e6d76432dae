import { ORDER_STATUSES, type OrderStatus } from "@/lib/payments/model/order-states";
import type { OrderRecord } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";

/** 対応状況 that an order goes back to when 取消区分 is taken off: what the trail says it was, else what the payment says. */
export async function statusBeforeMark(tx: Tx, order: OrderRecord): Promise<OrderStatus> {
  const marked = await tx.lastEvent(order.id, "mark_set");
  const before = marked?.data.changes.find((change) => change.field === "status")?.before;
  const known = ORDER_STATUSES.find((status) => status === before && status !== "canceled");
  return known ?? (order.paid ? "paid" : "awaiting_payment");
}
