import type pg from "pg";
import type { NewPayment } from "@/lib/payments/store/port";
import { insertReturningId, patchOf } from "./store-columns";

/** The order's next payment, in the caller's transaction; the one before it is superseded already. */
export function insertPayment(client: pg.ClientBase, { orderId, methodId, ...columns }: NewPayment): Promise<number> {
  const owner = { order_id: orderId, method_id: methodId };
  return insertReturningId(client, "payments", { ...owner, ...patchOf("payments", columns) });
}
