import type {
  CheckedEntry,
  CheckedEvent,
  CheckedLedgerPayment,
  CheckedOperation,
  CheckedPayment,
  Evidence,
} from "./evidence";
import { heldBy } from "./meanings";

/**
 * Whether a payment may differ from its ledger. It may where the ledger moved without a report to the shop (console work,
 * an operation done twice, or for another amount), and where the shop took a person's word. This is the one place for what
 * promise 1 forgives. Once the ledger was compared, it forgives only what is shown.
 */
export function mayDiverge(evidence: Evidence, payment: CheckedPayment, ledger: CheckedLedgerPayment): boolean {
  if (evidence.compared === true) return isShown(evidence, ledger.paymentId, payment.orderId);
  const operations = evidence.operations.filter((operation) => operation.paymentId === payment.id);
  const heard = lastHeard(evidence, ledger, operations);
  const words = evidence.events.filter((event) => event.orderId === payment.orderId && isWord(event));
  const word = words.filter((event) => event.at >= heard.at).at(-1);
  if (word !== undefined) return saysWhatIsRecorded(word, payment);
  return ledger.entries.some((entry) => entry.seq > heard.seq);
}

/** Whether the shop shows staff that work is open: a difference, or a task whose work the ledger may already have. */
function isShown({ openDifferences, tasks }: Evidence, providerPaymentId: string, orderId: number): boolean {
  const differs = openDifferences.some((one) => one.providerPaymentId === providerPaymentId);
  return differs || tasks.some((task) => task.orderId === orderId && task.state === "open");
}

/** The newest entry that the shop knows of: it was there when the run began, or it is its own success. */
function lastHeard(
  { since }: Evidence,
  { entries }: CheckedLedgerPayment,
  operations: readonly CheckedOperation[],
): { readonly seq: number; readonly at: number } {
  const own = operations.filter((operation) => operation.state === "succeeded");
  const isOwn = (entry: CheckedEntry): boolean =>
    own.some((operation) => operation.id === entry.operationId && operation.amount === entry.amount);
  const seen = new Set<string>();
  let heard = { seq: 0, at: 0 };
  for (const entry of entries) {
    const again = entry.operationId !== null && seen.has(entry.operationId);
    if (entry.operationId !== null) seen.add(entry.operationId);
    if (entry.at < since || (isOwn(entry) && !again)) heard = { seq: entry.seq, at: entry.at };
  }
  return heard;
}

/** The console may have changed since a person read it. The shop takes their word, and the two differ. */
function isWord({ kind, byPersonsWord }: CheckedEvent): boolean {
  return kind === "console_task_done" || (kind === "operation_succeeded" && byPersonsWord);
}

function saysWhatIsRecorded({ kind, amount }: CheckedEvent, payment: CheckedPayment): boolean {
  return kind !== "console_task_done" || (heldBy(payment) ?? 0) === amount;
}
