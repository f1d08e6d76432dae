import { byKey } from "./by-key";
import type { CheckedOperation, CheckedPayment, CheckedPreparation, Evidence, Report, Send } from "./evidence";
import { CLOCKS_APART_MS } from "./meanings";

/** Rule 3: what left was intended and committed before, allowed with those flags, and left once. */
export function checkIntents(evidence: Evidence, report: Report): void {
  const operations = new Map(evidence.operations.map((operation) => [operation.id, operation]));
  const payments = new Map(evidence.payments.map((payment) => [payment.id, payment]));
  for (const [operationId, sends] of byKey(evidence.sends, (send) => send.operationId)) {
    const operation = operations.get(operationId);
    if (sends.length > 1) report(`${operationId} was sent ${sends.length} times`, operation?.orderId);
    for (const send of sends) {
      const wrong = whyNotAsIntended(send, operation, payments.get(operation?.paymentId ?? 0));
      if (wrong !== null) report(`${send.kind} ${operationId} ${wrong}`, operation?.orderId);
    }
  }
  for (const operation of evidence.operations) {
    if (operation.createdAt < evidence.since) continue;
    const wrong = whyNotAllowed(evidence, operation);
    if (wrong !== null) report(`${operation.kind} ${operation.id} was intended although ${wrong}`, operation.orderId);
  }
  checkEntries(evidence, operations, report);
}

function whyNotAsIntended(
  send: Send,
  operation: CheckedOperation | undefined,
  payment: CheckedPayment | undefined,
): string | null {
  if (operation === undefined || send.committed === false) return "was sent without a committed intent";
  if (send.at > operation.expiresAt + CLOCKS_APART_MS) return "was sent after its end";
  const same =
    send.kind === operation.kind &&
    send.amount === operation.amount &&
    send.method === operation.methodId &&
    Date.parse(send.expiresAt) === operation.expiresAt &&
    (send.paymentId === null || send.paymentId === payment?.providerPaymentId);
  return same ? null : "was sent otherwise than intended";
}

/** Kinds that no table decides: captures, authorizations and reported shipments. */
const RULED_BY_NO_TABLE: readonly string[] = ["capture", "authorize", "report_shipment"];

/** Why an intent was not allowed at its instant, as far as rows say; null where it was. */
function whyNotAllowed(evidence: Evidence, operation: CheckedOperation): string | null {
  const { does, outcome, deadline, createdAt, expiresAt, kind, requestKey } = operation;
  if (does !== "send") return `the decision was to ${does}`;
  if (outcome !== "linked" && !(outcome === null && RULED_BY_NO_TABLE.includes(kind)))
    return `the rules said ${outcome}`;
  if (deadline !== null && (createdAt > deadline || expiresAt > deadline)) return "its limit had passed";
  if (requestKey === null) return "no control was opened for it";
  // A key is forgotten some time after its end; while it is known, it says the same as the operation.
  const preparation = evidence.preparations.get(requestKey);
  const other = preparation === undefined ? null : whyNotAsOpened(evidence, operation, preparation);
  return other ?? whichFlagsDiffer(evidence, operation);
}

function whyNotAsOpened({ events }: Evidence, operation: CheckedOperation, opened: CheckedPreparation): string | null {
  if (opened.operationId !== operation.id || opened.orderId !== operation.orderId)
    return "its key is for something else";
  if (opened.answeredOk === false) return "its key was refused";
  if (opened.staffId !== operation.staffId) return "another had opened it";
  if (operation.createdAt > opened.expiresAt) return "it had been opened too long ago";
  const started = events.find((event) => event.kind === "operation_started" && event.operationId === operation.id);
  // An intent raises the version by one itself.
  if (started?.orderVersion !== opened.version + 1) return "the order had changed since it was opened";
  return null;
}

/** The flags that it was decided by are those that stood then: as they are now, with later changes taken back. */
function whichFlagsDiffer({ flags, events }: Evidence, operation: CheckedOperation): string | null {
  const now = flags.get(operation.methodId);
  if (now === undefined || operation.flags === null) return null;
  const then: Record<string, unknown> = { ...now };
  const changes = events.filter((event) => event.subject === "method" && event.subjectId === operation.methodId);
  // Within one millisecond the order of the two is unknown.
  const unsure = new Set(changes.filter(({ at }) => at === operation.createdAt).map(({ flag }) => flag));
  for (const { at, flag, before } of [...changes].reverse()) {
    if (flag !== null && at > operation.createdAt) then[flag] = before;
  }
  const other = Object.keys(then).filter((flag) => then[flag] !== operation.flags?.[flag] && !unsure.has(flag));
  return other.length === 0 ? null : `the flags were others: ${other.join(", ")}`;
}

/** What the ledger holds by an operation's id was intended; where all went over the wire, it was seen there. */
function checkEntries(evidence: Evidence, operations: ReadonlyMap<string, CheckedOperation>, report: Report): void {
  const sent = new Set(evidence.sends.map((send) => send.operationId));
  for (const { paymentId, entries } of evidence.ledger.values()) {
    for (const { operationId, at, kind } of entries) {
      if (operationId === null || at < evidence.since) continue;
      const operation = operations.get(operationId);
      if (operation === undefined) report(`the ledger of ${paymentId} has ${kind} ${operationId}, which has no intent`);
      else if (evidence.wireSawAll && !sent.has(operationId)) {
        report(`the ledger of ${paymentId} has ${kind} ${operationId}, which the wire has not seen`, operation.orderId);
      }
    }
  }
}
