import { isMethodId, type MethodId } from "@/lib/capability/facts/catalogue";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { paymentAfter } from "@/lib/payments/decide/effect";
import { BLANK_PAYMENT } from "@/lib/payments/model/blank";
import type { OrderPatch } from "@/lib/payments/model/patches";
import { stageOf, storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type { LockedOrder, PaymentRecord } from "@/lib/payments/model/records";
import type { NewPayment, Tx } from "@/lib/payments/store/port";
import { searchTextOf } from "@/lib/search/search-text";
import type { EpochMs } from "@/lib/time/epoch";

export interface Adopted {
  readonly payment: PaymentRecord;
  /** What the order becomes with it. */
  readonly order: OrderPatch;
}

/**
 * A payment of the ledger that we did not have becomes the order's present one; the one before it is superseded and stays
 * in sight. Null, and nothing was written, where the ledger cannot be read. Under the order's lock.
 */
export async function adoptPayment(
  tx: Tx,
  { order, payment: before }: LockedOrder,
  ledger: LedgerPayment,
  now: EpochMs,
): Promise<Adopted | null> {
  const columns = columnsOf(ledger);
  if (columns === null) return null;
  if (before !== null) await tx.changePayment(before.id, { supersededAt: now });
  const next: NewPayment = { ...columns, orderId: order.id };
  const payment: PaymentRecord = { ...next, id: await tx.insertPayment(next) };
  const { methodId, providerPaymentId } = payment;
  const patch: OrderPatch = {
    ...(methodId === order.methodId ? {} : { methodId }),
    stage: stageOf(payment),
    ...storedDeadlinesOf({ ...order, methodId }, payment),
    // As its own authorization would have paid it.
    ...(paymentBeginningOf(methodId) === "with_authorization" ? { paid: true } : {}),
    searchText: searchTextOf({ ...order, providerPaymentId }),
  };
  return { payment, order: patch };
}

function columnsOf(ledger: LedgerPayment): (Omit<NewPayment, "orderId"> & { readonly methodId: MethodId }) | null {
  const { paymentId, method, card = null } = ledger;
  const amounts = paymentAfter(ledger);
  if (amounts === null || !isMethodId(method)) return null;
  const facts =
    card === null
      ? {}
      : { securityCode: card.securityCode, cardBrand: card.brand, cardLast4: card.last4, cardExpiry: card.expiry };
  return { ...BLANK_PAYMENT, ...facts, ...amounts, methodId: method, providerPaymentId: paymentId };
}
