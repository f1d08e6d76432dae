import type { CheckedOperation, Evidence, Report, StaffAnswer } from "./evidence";

/** Rule 5: an answer stays true. */
export function checkAnswers(evidence: Evidence, report: Report): void {
  const operations = new Map(evidence.operations.map((operation) => [operation.id, operation]));
  const ofKey = new Map(evidence.operations.map((operation) => [operation.requestKey, operation]));
  const done = entered(evidence);
  const words = wordsOfPersons(evidence);
  for (const one of evidence.answers) {
    const operation = operations.get(one.operationId ?? "") ?? ofKey.get(one.requestKey);
    const wrong = whyNotTrue(one, operation, done, words);
    const excused = operation !== undefined && evidence.broken.has(operation.id);
    if (wrong !== null && !excused) report(wrong, operation?.orderId);
  }
}

/** Operations that the ledger has an entry of. */
function entered({ ledger }: Evidence): ReadonlySet<string> {
  const entries = [...ledger.values()].flatMap((payment) => payment.entries);
  return new Set(entries.flatMap(({ operationId }) => operationId ?? []));
}

/** Operations that ended by what a person saw in the provider's console: the ledger need not have their id. */
export function wordsOfPersons({ events }: Evidence): ReadonlySet<string> {
  return new Set(events.filter((event) => event.byPersonsWord).map((event) => event.operationId ?? ""));
}

function whyNotTrue(
  { requestKey, operationId, said }: StaffAnswer,
  operation: CheckedOperation | undefined,
  done: ReadonlySet<string>,
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
