import type { VerbAnswer } from "@/lib/payments/model/contract";
import type { OperationRecord } from "@/lib/payments/model/records";
import { isTerminal } from "@/lib/payments/model/states";
import type { Tx } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";
import { answerOf } from "./answer";

/**
 * The answer to a repeated confirmation: the key's one answer; where none is kept, the operation as it stands. The trail
 * tells whether the provider's answer or a manual resolution ended it.
 */
export async function keptAnswer(
  tx: Tx,
  operation: OperationRecord,
  version: number,
  at: EpochMs,
): Promise<VerbAnswer> {
  const preparation = operation.requestKey === null ? null : await tx.findPreparation(operation.requestKey);
  if (preparation?.answer?.ok === true) return preparation.answer.value;
  return answerOf(operation, version, at, await endedByPerson(tx, operation));
}

async function endedByPerson(tx: Tx, { id, orderId, state }: OperationRecord): Promise<boolean> {
  if (!isTerminal(state)) return false;
  const events = await tx.eventsAfter(orderId, 0);
  return events.some(({ data }) => data.operationId === id && data.byPersonsWord === true);
}
