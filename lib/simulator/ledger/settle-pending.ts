import type { PoolClient } from "pg";
import type { OperationAnswer } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { refused, succeeded } from "../answers";
import type { Mutation } from "../payment";
import { sideOf } from "../providers/registry";
import { decide } from "../rules";
import { effect } from "./perform";
import { inTransaction, type LedgerContext, lockPayment, readClock } from "./session";

interface DueRow {
  readonly operation_id: string;
  readonly attempt: number;
  readonly request: Mutation;
  readonly received_at: Date;
}

/** Finishes the operations that were taken first and whose time has come. Answers how many. */
export async function settlePending(context: LedgerContext): Promise<number> {
  let settled = 0;
  while (await settleOne(context)) settled += 1;
  return settled;
}

function settleOne(context: LedgerContext): Promise<boolean> {
  return inTransaction(context.pool, async (client) => {
    const now = await readClock(context, client);
    const { rows } = await client.query<DueRow>(
      `SELECT operation_id, attempt, request, received_at FROM simulator.requests
        WHERE result = 'pending' AND due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [new Date(now)],
    );
    const [due] = rows;
    if (due === undefined) return false;
    const answer = await finish(client, due, now);
    await client.query(
      `UPDATE simulator.requests SET result = $3, answer = $4, due_at = NULL WHERE operation_id = $1 AND attempt = $2`,
      [due.operation_id, due.attempt, answer.result, JSON.stringify(answer)],
    );
    return true;
  });
}

/** By the rules of the moment it was taken: what was in time then is not late now. The state is today's. */
async function finish(client: PoolClient, { request, received_at }: DueRow, now: EpochMs): Promise<OperationAnswer> {
  const side = sideOf(request);
  const recorded = request.paymentId === null ? null : await lockPayment(client, request.paymentId);
  const limitCase = {
    request,
    payment: recorded?.payment ?? null,
    now: received_at.getTime(),
    orderNumberTaken: false,
  };
  const decision = decide(side, limitCase, new Set());
  return decision.kind === "refuse"
    ? refused(side, request, recorded, decision.cause, now)
    : succeeded(side, request, await effect(client, side, request, recorded, now), now);
}
