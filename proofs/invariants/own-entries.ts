import { wordsOfPersons } from "./answers";
import { byKey } from "./by-key";
import type { CheckedEntry, CheckedLedgerPayment, CheckedOperation, Evidence, Report } from "./evidence";
import { isEndedState } from "./meanings";

/** An entry of the ledger, with the payment that it stands at. */
interface Entered extends CheckedEntry {
  readonly paymentId: string;
}

/**
 * Rule 5 by rows and ledger alone. A succeeded operation has its entry in its own payment's ledger, for what was asked. An
 * operation with an entry has succeeded, or is still open.
 */
export function checkOwnEntries(evidence: Evidence, report: Report): void {
  const words = wordsOfPersons(evidence);
  const payments = new Map(evidence.payments.map((payment) => [payment.id, payment.providerPaymentId]));
  const entries = byKey([...evidence.ledger.values()].flatMap(enteredAt), (entry) => entry.operationId);
  for (const operation of evidence.operations) {
    const { id, createdAt, orderId } = operation;
    // What a provider does against the protocol is its own; that it is shown is asked elsewhere.
    if (evidence.broken.has(id)) continue;
    const ofRun = (entry: Entered) => createdAt >= evidence.since || entry.at >= evidence.since;
    const entered = (entries.get(id) ?? []).filter(ofRun);
    const own = payments.get(operation.paymentId ?? 0);
    // Until an authorization is believed, our payment has no id of the provider's.
    const strange = own === undefined || own === null ? undefined : entered.find((entry) => entry.paymentId !== own);
    const lacks = operation.state === "succeeded" && entered.length === 0 && createdAt >= evidence.since;
    if (strange !== undefined) report(`${id} stands in the ledger of ${strange.paymentId}, which is not its`, orderId);
    else if (lacks && !words.has(id)) report(`${id} succeeded, the ledger lacks it`, orderId);
    else if (entered.length > 0) checkEntered(operation, entered, (what) => report(what, orderId));
  }
}

function enteredAt({ paymentId, entries }: CheckedLedgerPayment): readonly Entered[] {
  return entries.map((entry) => ({ ...entry, paymentId }));
}

function checkEntered(
  { id, state, kind, amount }: CheckedOperation,
  entered: readonly Entered[],
  report: (what: string) => void,
): void {
  if (!isEndedState(state)) return;
  const other = entered.find((entry) => entry.kind !== kind || entry.amount !== amount);
  if (state !== "succeeded") report(`${id} is ${state}, the ledger has it`);
  else if (other !== undefined)
    report(`${id} was carried out as ${other.kind} ${other.amount}, and ${state} is claimed`);
}
