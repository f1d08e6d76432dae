import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { Database } from "@/lib/db/client";
import type { SimulatorAddress } from "@/lib/simulator/address";
import { buildOrder } from "@/prisma/builders/orders";
import { openLedgerLoad } from "@/prisma/sample/lay-ledger";
import { ledgerPayment } from "../harness/ledger-payment";

/** An order that one race alone is about, in the shop and, unless it waits for its authorization, in the provider's ledger. */
export interface RaceOrder {
  readonly orderNumber: string;
  readonly methodId: MethodId;
  readonly paymentId: string;
  readonly total: number;
}

export interface RaceOrderSpec {
  readonly orderNumber: string;
  readonly methodId: MethodId;
  readonly stage: "unauthorized" | "before_capture" | "after_capture";
}

export interface OrderShelf {
  order(spec: RaceOrderSpec): Promise<RaceOrder>;
  close(): Promise<void>;
}

export const GOODS = "ほうじ茶 100g";
export const QUANTITY = 10;
export const UNIT_PRICE = 1_200;
const TOTAL = QUANTITY * UNIT_PRICE;

const MINUTE_MS = 60_000;

/** Fresh orders: ordered half an hour ago, no limit near. */
export async function openOrderShelf(databaseUrl: string, simulator: SimulatorAddress): Promise<OrderShelf> {
  const { connect } = await import("@/lib/db/client");
  const db: Database = connect(databaseUrl, 1);
  return {
    order: (spec) => layOrder(db, simulator, spec),
    close: () => db.$disconnect(),
  };
}

async function layOrder(db: Database, simulator: SimulatorAddress, spec: RaceOrderSpec): Promise<RaceOrder> {
  const now = Date.now();
  const { orderNumber, methodId, stage } = spec;
  const clocks = { orderedAt: now - 30 * MINUTE_MS, paymentAt: now - 29 * MINUTE_MS, capturedAt: now - 9 * MINUTE_MS };
  const paymentId = `race-${orderNumber}`;
  await buildOrder(db, {
    orderNumber,
    methodId,
    stage,
    orderedAt: clocks.orderedAt,
    ...(stage === "unauthorized" ? {} : { providerPaymentId: paymentId, paymentAt: clocks.paymentAt }),
    ...(stage === "after_capture" ? { capturedAt: clocks.capturedAt } : {}),
    lines: [{ name: GOODS, quantity: QUANTITY, unitPrice: UNIT_PRICE }],
    shippingFee: 0,
  });
  if (stage !== "unauthorized") {
    const load = openLedgerLoad(simulator);
    const captured = stage === "after_capture";
    await load.add([ledgerPayment({ orderNumber, methodId, captured, ...clocks, paymentId, amount: TOTAL })]);
    await load.end();
  }
  return { orderNumber, methodId, paymentId, total: TOTAL };
}
