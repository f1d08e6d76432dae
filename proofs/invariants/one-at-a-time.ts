import { byKey } from "./by-key";
import type { CheckedOperation, Evidence, Report, StaffAnswer } from "./evidence";

/** Rule 4: one open operation per payment at every instant, one operation and one answer per request key. */
export function checkOneAtATime(evidence: Evidence, report: Report): void {
  const { operations, answers } = evidence;
  const ofPayments = operations.filter((operation) => operation.paymentId !== null);
  for (const list of byKey(ofPayments, (operation) => operation.paymentId).values()) noneOverlap(list, report);
  const keyed = operations.filter((operation) => operation.requestKey !== null);
  for (const [key, list] of byKey(keyed, (operation) => operation.requestKey)) {
    if (list.length > 1) report(`key ${key} has ${list.length} operations`, list[0]?.orderId);
  }
  const orders = new Map(keyed.map((operation) => [operation.requestKey, operation.orderId]));
  for (const [key, list] of byKey(answers, (one) => one.requestKey))
    oneAnswer(list, (what) => report(what, orders.get(key)));
}

function noneOverlap(operations: readonly CheckedOperation[], report: Report): void {
  const inOrder = [...operations].sort((a, b) => a.createdAt - b.createdAt);
  for (const [index, operation] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next === undefined) return;
    if (operation.settledAt === null || next.createdAt < operation.settledAt) {
      report(`operations ${operation.id} and ${next.id} were open on one payment at once`, operation.orderId);
    }
  }
}

const LATER_MAY_SAY_MORE: readonly StaffAnswer["said"][] = ["unknown", "lacking"];

/** After a final answer the key gets the same one. 確認中 may become final, and staff may bring what was lacking. */
function oneAnswer(answers: readonly StaffAnswer[], report: (what: string) => void): void {
  const final = answers.filter((one) => !LATER_MAY_SAY_MORE.includes(one.said));
  const [first] = final;
  if (first === undefined) return;
  const other = final.find((one) => one.exactly !== first.exactly);
  if (other !== undefined) report(`key ${first.requestKey} was answered ${first.exactly}, then ${other.exactly}`);
}
