import type { CheckedLedgerPayment, CheckedOperation, Evidence, Report } from "./evidence";
import { isEndedState } from "./meanings";

/**
 * Rule 1, once the ledger was compared. The shop shows as a difference each entry that contradicts its operation, and each
 * payment that it does not know. Orders with an open operation are left out.
 */
export function checkDifferences(evidence: Evidence, report: Report): void {
  if (evidence.compared !== true) return;
  const operations = new Map(evidence.operations.map((operation) => [operation.id, operation]));
  const open = new Set(evidence.operations.filter((one) => !isEndedState(one.state)).map((one) => one.orderId));
  const ours = new Map(evidence.payments.map((payment) => [payment.providerPaymentId, payment]));
  const shown = new Set(evidence.openDifferences.map((one) => one.providerPaymentId));
  for (const ledger of evidence.ledger.values()) {
    const payment = ours.get(ledger.paymentId);
    const orders = payment === undefined ? ordersOf(ledger, evidence, operations) : [payment.orderId];
    if (shown.has(ledger.paymentId) || orders.some((orderId) => open.has(orderId))) continue;
    const wrong: string | null = payment === undefined ? "is none of ours" : whyOdd(ledger, operations, evidence.since);
    if (wrong !== null)
      report(`the ledger of ${ledger.paymentId} ${wrong}, and no difference is shown`, payment?.orderId);
  }
  checkNoneTooMany(evidence, open, report);
}

/** Whose operations made a payment that none of ours is, and whose number it bears. */
function ordersOf(
  { entries, orderNumber }: CheckedLedgerPayment,
  { orders }: Evidence,
  operations: ReadonlyMap<string, CheckedOperation>,
): readonly number[] {
  const named = [...orders.values()].filter((order) => order.orderNumber === orderNumber).map(({ id }) => id);
  return [...named, ...entries.flatMap(({ operationId }) => operations.get(operationId ?? "")?.orderId ?? [])];
}

const PARTS = ["state", "authorized", "captured", "refunded"] as const;

/** A difference whose two sides agree again must be gone: staff would search for nothing. */
function checkNoneTooMany(evidence: Evidence, open: ReadonlySet<number>, report: Report): void {
  const operations = new Map(evidence.operations.map((operation) => [operation.id, operation]));
  const ours = new Map(evidence.payments.map((payment) => [payment.providerPaymentId, payment]));
  for (const { providerPaymentId, kinds } of evidence.openDifferences) {
    const [payment, ledger] = [ours.get(providerPaymentId), evidence.ledger.get(providerPaymentId)];
    // 取消区分 without a cancel shows on the order, which this check does not compare with the ledger.
    if (payment === undefined || ledger === undefined || kinds.includes("marked_live_there")) continue;
    const apart = PARTS.some((part) => payment[part] !== ledger[part]);
    if (apart || open.has(payment.orderId) || whyOdd(ledger, operations, 0) !== null) continue;
    report(`${providerPaymentId} is shown as apart (${kinds.join(", ")}), and is not`, payment.orderId);
  }
}

function whyOdd(
  { entries }: CheckedLedgerPayment,
  operations: ReadonlyMap<string, CheckedOperation>,
  since: number,
): string | null {
  const seen = new Set<string>();
  for (const { operationId, at } of entries) {
    if (operationId === null || at < since) continue;
    if (seen.has(operationId)) return `has ${operationId} twice`;
    seen.add(operationId);
    const state = operations.get(operationId)?.state;
    if (state === "failed" || state === "not_sent") return `has ${operationId}, which is ${state}`;
  }
  return null;
}
