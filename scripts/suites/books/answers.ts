import type { Evidence, LedgerEntry, OperationRow, Report, Told } from "./books";
import { isEnded } from "./meanings";

/** Rule 5: what was answered is true for ever, and so is what the rows say. */
export function checkAnswers(evidence: Evidence, report: Report): void {
  const operations = new Map(evidence.operations.map((operation) => [operation.id, operation]));
  const ofKey = new Map(evidence.operations.map((operation) => [operation.requestKey, operation]));
  const done = entriesByOperation(evidence);
  const words = wordsOfPersons(evidence);
  for (const one of evidence.told) {
    const operation = operations.get(one.operationId ?? "") ?? ofKey.get(one.requestKey);
    const wrong = whyNotTrue(one, operation, done, words);
    const excused = operation !== undefined && evidence.broken.has(operation.id);
    if (wrong !== null && !excused) report(wrong, operation?.orderId);
  }
  for (const operation of evidence.operations) {
    if (operation.createdAt < evidence.since || evidence.broken.has(operation.id)) continue;
    const wrong = whyNotSo(operation, done.get(operation.id), words);
    if (wrong !== null) report(wrong, operation.orderId);
  }
}

function entriesByOperation({ ledger }: Evidence): ReadonlyMap<string, LedgerEntry> {
  const done = new Map<string, LedgerEntry>();
  for (const { entries } of ledger.values()) {
    for (const entry of entries) if (entry.operationId !== null) done.set(entry.operationId, entry);
  }
  return done;
}

/** Operations that ended by what a person saw in the provider's console: the ledger need not have their id. */
function wordsOfPersons({ events }: Evidence): ReadonlySet<string> {
  return new Set(events.filter((event) => event.byPersonsWord).map((event) => event.operationId ?? ""));
}

function whyNotTrue(
  { requestKey, operationId, said }: Told,
  operation: OperationRow | undefined,
  done: ReadonlyMap<string, LedgerEntry>,
  words: ReadonlySet<string>,
): string | null {
  switch (said) {
    case "done":
      if (operationId === null || done.has(operationId) || words.has(operationId)) return null;
      return `${operationId} was answered as done, and the ledger lacks it`;
    case "refused_by_provider":
    case "not_sent":
      if (operationId === null || !done.has(operationId)) return null;
      return `${operationId} was answered as ${said}, and the ledger has it`;
    case "refused":
      return operation === undefined ? null : `key ${requestKey} was refused for good and started ${operation.id}`;
    case "unknown":
    case "lacking":
      return null;
  }
}

/** Where the rows claim what the ledger does not show. */
function whyNotSo(operation: OperationRow, entry: LedgerEntry | undefined, words: ReadonlySet<string>): string | null {
  const { id, state, amount, kind } = operation;
  if (state === "succeeded" && entry === undefined && !words.has(id)) return `${id} succeeded, the ledger lacks it`;
  if ((state === "failed" || state === "not_sent") && entry !== undefined)
    return `${id} is ${state}, the ledger has it`;
  if (entry !== undefined && isEnded(state) && (entry.amount !== amount || entry.kind !== kind)) {
    return `${id} was carried out as ${entry.kind} ${entry.amount}, and ${state} is claimed`;
  }
  return null;
}
