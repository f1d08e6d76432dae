import { isMethodId, providerOf } from "@/lib/capability/facts/catalogue";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { isAcknowledged } from "@/lib/payments/model/comparable";
import { stageOf } from "@/lib/payments/model/payment-facts";
import type { LockedOrder } from "@/lib/payments/model/records";
import type { Look } from "@/lib/payments/model/repair";
import type { Clock, Store, Tx } from "@/lib/payments/store/port";
import { retryOnConflict } from "@/lib/payments/store/retry";
import type { EpochMs } from "@/lib/time/epoch";
import { type Comparison, differenceBetween, hasEnded } from "./compare";

/**
 * A payment that arrives late: the ledger has it, no row of ours does, and its order waits for an authorization here or
 * was canceled without one. null: it is not such a payment.
 */
export async function compareArrival(tx: Tx, locked: LockedOrder, ledger: LedgerPayment): Promise<Comparison | null> {
  const { order, payment } = locked;
  if (payment === null || isLive(locked) || !mayBelong(locked, ledger)) return null;
  if (hasEnded(ledger)) return { kind: "agrees" };
  const canceled = order.cancellationMark || stageOf(payment) === "canceled";
  const kinds = [canceled ? "marked_live_there" : "authorized_there"] as const;
  const difference = differenceBetween({ order, payment }, ledger, kinds);
  const { dealtWith } = await tx.differencesOf(ledger.paymentId);
  return isAcknowledged(dealtWith, difference.fingerprint) ? { kind: "agrees" } : { kind: "differs", difference };
}

/**
 * Lays a payment of the ledger that we do not have beside the order whose number it bears. `not_ours`: there is no such
 * order, or the order has a live payment of its own. Throws StoreError.
 */
export function lookAtArrival(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  ledger: LedgerPayment,
): Promise<Look | "not_ours"> {
  return retryOnConflict(clock, () =>
    store.transaction(async (tx) => {
      const orderId = await tx.findOrderId(ledger.orderNumber);
      const locked = orderId === null ? null : await tx.lockOrder(orderId);
      if (locked === null) return "not_ours";
      // An authorization that is on its way may be this one, and may have become ours meanwhile.
      if (locked.openOperation !== null || (await tx.comparable(ledger.paymentId)) !== null) return "put_off";
      const comparison = await compareArrival(tx, locked, ledger);
      if (comparison === null) return "not_ours";
      await keepArrival(tx, { locked, ledger }, comparison, await tx.now());
      return comparison.kind;
    }),
  );
}

async function keepArrival(
  tx: Tx,
  { locked: { order }, ledger }: { readonly locked: LockedOrder; readonly ledger: LedgerPayment },
  comparison: Comparison,
  now: EpochMs,
): Promise<void> {
  const { paymentId: providerPaymentId, provider, method: methodId } = ledger;
  const { openId } = await tx.differencesOf(providerPaymentId);
  if (comparison.kind !== "differs") {
    if (openId !== null) await tx.endDifference(openId, { end: "gone", at: now, by: null, note: "" });
    return;
  }
  const seen = { ...comparison.difference, orderId: order.id, orderNumber: order.orderNumber };
  if (openId !== null) return tx.seeDifference(openId, seen, now);
  await tx.openDifference({ ...seen, providerPaymentId, provider, methodId, foundAt: now });
}

function isLive({ payment }: LockedOrder): boolean {
  const stage = stageOf(payment);
  return stage === "before_capture" || stage === "after_capture";
}

/** Of the order's own provider, by the order's number. The order may have gone on to another method of that provider. */
function mayBelong({ order }: LockedOrder, { provider, method, orderNumber }: LedgerPayment): boolean {
  return orderNumber === order.orderNumber && isMethodId(method) && provider === providerOf(order.methodId);
}
