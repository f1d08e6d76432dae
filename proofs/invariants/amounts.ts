import { byKey } from "./by-key";
import type { Evidence, Report } from "./evidence";
import { amountsInOrder, heldBy, isCancelKind } from "./meanings";

/**
 * Rule 2, in rows and ledger: a payment has at most one cancel, nothing after it, and its amounts in their order. An order
 * has one payment that counts; a superseded payment does not live.
 */
export function checkAmounts(evidence: Evidence, report: Report): void {
  checkPresentPayments(evidence, report);
  for (const payment of evidence.payments) {
    if (!amountsInOrder(payment)) report(`amounts of payment ${payment.id} are out of order`, payment.orderId);
    const ledger = evidence.ledger.get(payment.providerPaymentId ?? "");
    if (ledger === undefined) continue;
    const { paymentId, entries } = ledger;
    if (!amountsInOrder(ledger)) report(`amounts in the ledger of ${paymentId} are out of order`, payment.orderId);
    // What a provider does against the protocol is its own; that it is shown is asked elsewhere.
    const lawful = entries.filter((entry) => entry.operationId === null || !evidence.broken.has(entry.operationId));
    const cancels = lawful.filter((entry) => isCancelKind(entry.kind));
    if (cancels.length > 1) report(`the ledger of ${paymentId} has ${cancels.length} cancels`, payment.orderId);
    if (cancels[0] !== undefined && cancels[0] !== lawful.at(-1) && cancels.length === 1) {
      report(`the ledger of ${paymentId} changed after its cancel`, payment.orderId);
    }
  }
  const succeeded = evidence.operations.filter((one) => isCancelKind(one.kind) && one.state === "succeeded");
  for (const cancels of byKey(succeeded, (one) => one.paymentId).values()) {
    const [first] = cancels;
    if (cancels.length > 1) report(`${cancels.length} cancels of one payment succeeded`, first?.orderId);
  }
}

function checkPresentPayments({ payments }: Evidence, report: Report): void {
  for (const [orderId, list] of byKey(payments, (payment) => payment.orderId)) {
    const present = list.filter(({ superseded }) => !superseded);
    if (present.length !== 1) report(`${present.length} payments count`, orderId);
    for (const { id, superseded, ...amounts } of list) {
      if (superseded && heldBy(amounts) !== null) report(`payment ${id} is superseded and lives`, orderId);
    }
  }
}
