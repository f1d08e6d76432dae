import { isMethodId } from "@/lib/capability/facts/catalogue";
import type { Database } from "@/lib/db/client";
import type { SimulatorAddress } from "@/lib/simulator/address";
import { buildOrders } from "@/prisma/builders/orders";
import { openLedgerLoad } from "@/prisma/sample/lay-ledger";
import { ledgerPayment } from "../harness/ledger-payment";
import { casePaymentIdOf, type MatrixCase, orderNumberOf, totalOf } from "./matrix-case";

const GOODS = "深蒸し煎茶 80g";

/** The orders whose payment lives when their case begins, in the shop's rows and in the providers' ledger. */
export async function layCases(db: Database, simulator: SimulatorAddress, cases: readonly MatrixCase[]): Promise<void> {
  const lived = cases.filter(({ order }) => order.payment !== "none");
  await buildOrders(db, lived.map(specOf));
  const load = openLedgerLoad(simulator);
  await load.add(
    lived.map((one) => {
      const { line, order } = one;
      const ids = { paymentId: casePaymentIdOf(one), orderNumber: orderNumberOf(one), methodId: line.method };
      return ledgerPayment({ ...ids, ...order, captured: order.payment === "captured", amount: totalOf(order) });
    }),
  );
  await load.end();
}

function specOf(one: MatrixCase) {
  const { method } = one.line;
  if (!isMethodId(method)) throw new Error(`the shop knows no ${method}`);
  const { payment, quantity, unitPrice, capturedAt, ...order } = one.order;
  return {
    ...order,
    orderNumber: orderNumberOf(one),
    providerPaymentId: casePaymentIdOf(one),
    methodId: method,
    ...(payment === "captured"
      ? { stage: "after_capture" as const, capturedAt }
      : { stage: "before_capture" as const }),
    lines: [{ name: GOODS, quantity, unitPrice }],
  };
}
