import type { LedgerPayment } from "@/lib/gateway/protocol";
import { paymentAfter } from "@/lib/payments/decide/effect";
import { changesOf } from "@/lib/payments/model/changes";
import { statusMove } from "@/lib/payments/model/order-states";
import type { OrderPatch } from "@/lib/payments/model/patches";
import { heldOf, storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type { LockedOrder, OrderRecord, PaymentRecord } from "@/lib/payments/model/records";
import type { Tx } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";
import { parseInstant } from "@/lib/time/instant";
import type { PlainDate } from "@/lib/time/plain-date";
import { tokyoDate } from "@/lib/time/tokyo";

/** What the provider alone can tell of a payment: it let the authorization end, or the buyer has paid. */
interface Told {
  readonly locked: LockedOrder & { readonly payment: PaymentRecord };
  readonly ledger: LedgerPayment;
  readonly now: EpochMs;
}

/**
 * Writes down what the provider reports of the order's present payment; answers the order as it stands then. Nothing else
 * of the ledger is believed here. Under the order's lock, not with an operation open; repeating it is harmless.
 */
export async function hearReports(
  tx: Tx,
  locked: LockedOrder,
  ledger: LedgerPayment | null,
  now: EpochMs,
): Promise<LockedOrder> {
  const { order, payment } = locked;
  if (payment === null || ledger === null || payment.providerPaymentId !== ledger.paymentId) return locked;
  const told: Told = { locked: { ...locked, payment }, ledger, now };
  const wrote = (await writeLapse(tx, told)) || (await writePaid(tx, told));
  if (!wrote) return locked;
  const after = await tx.lockOrder(order.id);
  if (after === null) throw new Error(`order ${order.id} vanished under its lock`);
  return after;
}

/** Whether the ledger tells of the order something that our rows do not say. */
export function tellsMore(
  { order, payment }: { readonly order: Pick<OrderRecord, "paid">; readonly payment: PaymentRecord },
  ledger: LedgerPayment,
): boolean {
  return payment.supersededAt === null && (hasLapsed(payment, ledger) || (!order.paid && paidOn(ledger) !== null));
}

function hasLapsed(payment: PaymentRecord, ledger: LedgerPayment): boolean {
  return payment.state === "authorized" && ledger.state === "lapsed";
}

/** The order waits for an authorization again, and no work in the provider's console is left to do. */
async function writeLapse(tx: Tx, { locked, ledger, now }: Told): Promise<boolean> {
  const { order, payment, openTasks } = locked;
  const lapsed = hasLapsed(payment, ledger) ? paymentAfter(ledger) : null;
  if (lapsed === null) return false;
  await tx.changePayment(payment.id, lapsed);
  for (const task of openTasks) await tx.closeTask(task.id, { state: "not_needed", at: now, by: null, note: "" });
  const patch: OrderPatch = { stage: "unauthorized", ...storedDeadlinesOf(order, { ...payment, ...lapsed }) };
  await tx.changeOrder(order, patch, {
    ...BY_WORKER,
    at: now,
    kind: "authorization_lapsed",
    data: {
      changes: changesOf(order, patch),
      providerPaymentId: ledger.paymentId,
      amountBefore: heldOf(payment),
      amount: 0,
      ...(openTasks.length === 0 ? {} : { closedTaskIds: openTasks.map(({ id }) => id) }),
    },
  });
  return true;
}

/** Once for each payment: a person who takes 入金 back afterwards is not contradicted by the same report. */
async function writePaid(tx: Tx, { locked: { order }, ledger, now }: Told): Promise<boolean> {
  const day = paidOn(ledger);
  if (order.paid || day === null) return false;
  const said = await tx.lastEvent(order.id, "payment_reported");
  if (said?.data.providerPaymentId === ledger.paymentId) return false;
  const moved = statusMove("record_payment", order.status);
  const patch: OrderPatch = { paid: true, paidOn: day, ...(moved === null ? {} : { status: moved.after }) };
  await tx.changeOrder(order, patch, {
    ...BY_WORKER,
    at: now,
    kind: "payment_reported",
    data: { changes: changesOf(order, patch), providerPaymentId: ledger.paymentId, paidOn: day },
  });
  return true;
}

const BY_WORKER = { actor: "worker", staffId: null } as const;

/** The day in Tokyo on which the buyer paid; null where the provider does not say so. */
function paidOn({ buyerPaidAt = null }: LedgerPayment): PlainDate | null {
  const at = buyerPaidAt === null ? null : parseInstant(buyerPaidAt);
  return at?.ok ? tokyoDate(at.value) : null;
}
