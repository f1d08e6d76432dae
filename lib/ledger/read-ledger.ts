import "server-only";

import { type Database, database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { readStoredOrder, type StoredOrder } from "@/lib/db/read/order-read";
import type { Gateway, GatewayReply } from "@/lib/gateway/port";
import type { LedgerEntry, LedgerPayment } from "@/lib/gateway/protocol";
import { codeMeaning } from "@/lib/gateway/providers/registry";
import { movedBy, shows } from "@/lib/payments/model/movement";
import { heldOf, stageOf } from "@/lib/payments/model/payment-facts";
import type { EpochMs } from "@/lib/time/epoch";
import { parseInstant } from "@/lib/time/instant";
import type { LedgerEntryView, LedgerView, OperationInLedger, OurLedger, TheirLedger } from "./ledger-view";

/** How many of the provider's entries are shown. */
const ENTRIES_SHOWN = 5;

/**
 * Our record of an order's payment beside the provider's, which is asked now. Changes nothing on either side; null where
 * there is no such order. A provider that does not answer is told as that: our side is there all the same.
 */
export async function readLedger(
  gateway: Pick<Gateway, "payment">,
  orderNumber: string,
  db: Database = database(),
): Promise<LedgerView | null> {
  const stored = await readStoredOrder(db, orderNumber);
  if (stored === null) return null;
  const ours = ourLedger(stored);
  const paymentId = stored.payment?.providerPaymentId ?? null;
  if (paymentId === null) return { ours, theirs: { answered: "not_asked" }, openOperation: null };
  const reply = await gateway.payment(paymentId);
  const theirs = theirLedger(reply, stored, await databaseNow(db));
  const answered = theirs.answered === "payment" && reply.kind === "answer";
  return { ours, theirs, openOperation: answered ? openOperationIn(reply.answer, stored) : null };
}

function ourLedger({ order, payment, now }: StoredOrder): OurLedger {
  return {
    asOf: now,
    stage: stageOf(payment),
    total: order.total,
    waitingAmount: payment?.waitingAmount ?? null,
    cancellationMark: order.cancellationMark,
    shipmentReported: order.slipNumberSent,
    authorized: payment?.authorized ?? 0,
    captured: payment?.captured ?? 0,
    refunded: payment?.refunded ?? 0,
    held: heldOf(payment),
  };
}

function theirLedger(reply: GatewayReply<LedgerPayment>, stored: StoredOrder, asOf: EpochMs): TheirLedger {
  switch (reply.kind) {
    case "answer":
      return theirRecord(reply.answer, stored, asOf);
    case "refused_by_protocol":
      return { answered: reply.code === "unknown_payment" ? "unknown_payment" : "refused" };
    case "not_called":
    case "silence":
      return { answered: "silence" };
  }
}

function theirRecord(payment: LedgerPayment, { order, openOperation }: StoredOrder, asOf: EpochMs): TheirLedger {
  const newest = payment.entries.slice(-ENTRIES_SHOWN).reverse();
  const entries: LedgerEntryView[] = [];
  for (const entry of newest) {
    const at = parseInstant(entry.at);
    // An instant that cannot be read: nothing of this answer is shown as the provider's.
    if (!at.ok) return { answered: "silence" };
    entries.push({
      seq: entry.seq,
      at: at.value,
      kind: entry.kind,
      amount: entry.amount,
      providerOperation: entry.providerOperation,
      providerCode: entry.providerCode,
      meaning: entry.providerCode === null ? null : codeMeaning(order.methodId, entry.providerCode),
      by: doneBy(entry, openOperation?.id ?? null),
      doubt: isAgain(entry, payment.entries) ? "again" : null,
    });
  }
  return {
    answered: "payment",
    asOf,
    stage: stageOf(payment),
    providerStatus: payment.providerStatus,
    shipmentReported: payment.entries.some(({ kind }) => kind === "report_shipment"),
    authorized: payment.authorized,
    captured: payment.captured,
    refunded: payment.refunded,
    held: heldOf(payment),
    entries,
    older: payment.entries.length - entries.length,
  };
}

function doneBy({ operationId }: LedgerEntry, openId: string | null): LedgerEntryView["by"] {
  if (operationId === null) return "elsewhere";
  return operationId === openId ? "open_operation" : "desk";
}

/** Whether an operation of the shop was entered before already. */
function isAgain({ operationId, seq }: LedgerEntry, entries: readonly LedgerEntry[]): boolean {
  return operationId !== null && entries.some((earlier) => earlier.seq < seq && earlier.operationId === operationId);
}

function openOperationIn(ledger: LedgerPayment, { openOperation, payment }: StoredOrder): OperationInLedger | null {
  if (openOperation === null || payment === null) return null;
  const entered = ledger.entries.some((entry) => entry.operationId === openOperation.id);
  if (shows(ledger, movedBy(openOperation, payment))) return entered ? "done" : "done_elsewhere";
  const { state, authorized, captured, refunded } = payment;
  const asRecorded = state !== "awaiting" && state !== "rejected" && !entered;
  return asRecorded && shows(ledger, { state, authorized, captured, refunded }) ? "not_there" : "neither";
}
