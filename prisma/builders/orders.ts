import type { Database } from "@/lib/db/client";
import type { EpochMs } from "@/lib/time/epoch";
import { type OrderRows, type OrderSpec, orderRows } from "./order-rows";

/** An order that was built, as far as what follows needs it. */
export interface BuiltOrder {
  readonly id: number;
  readonly orderNumber: string;
  readonly methodId: string;
  readonly total: number;
  readonly paymentId: number;
}

let built = 0;

/** Writes orders with their lines and payments, a thousand at a time. */
export async function buildOrders(
  db: Database,
  specs: readonly OrderSpec[],
  now: EpochMs = Date.now(),
): Promise<BuiltOrder[]> {
  const results: BuiltOrder[] = [];
  for (let start = 0; start < specs.length; start += 1_000) {
    const rows = specs.slice(start, start + 1_000).map((spec) => orderRows(spec, ++built, now));
    results.push(...(await insert(db, rows)));
  }
  return results;
}

/** One order with its lines and payment. */
export async function buildOrder(db: Database, spec: OrderSpec = {}, now: EpochMs = Date.now()): Promise<BuiltOrder> {
  const [order] = await buildOrders(db, [spec], now);
  if (order === undefined) throw new Error("no order was built");
  return order;
}

async function insert(db: Database, rows: readonly OrderRows[]): Promise<BuiltOrder[]> {
  return db.$transaction(async (tx) => {
    // Prisma works out a thousand rows between these statements, which takes seconds on a busy machine. The server would end
    // such a transaction as idle, and the next statement would find its connection closed (EPIPE). The product writes a few
    // rows at a time: there the limit stands.
    await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`;
    const orders = await tx.order.createManyAndReturn({ data: rows.map((row) => row.order), select: { id: true } });
    const withIds = rows.map((row, index) => ({ ...row, orderId: orders[index]?.id ?? 0 }));
    await tx.orderLine.createMany({
      data: withIds.flatMap(({ lines, orderId }) => lines.map((line) => ({ ...line, orderId }))),
    });
    const payments = await tx.payment.createManyAndReturn({
      data: withIds.map(({ payment, orderId }) => ({ ...payment, orderId })),
      select: { id: true },
    });
    return withIds.map(({ order, orderId }, index) => ({
      id: orderId,
      orderNumber: order.orderNumber,
      methodId: order.methodId,
      total: order.total,
      paymentId: payments[index]?.id ?? 0,
    }));
  });
}
