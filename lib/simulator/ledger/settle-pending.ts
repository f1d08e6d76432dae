import type { PoolClient } from "pg";
import type { OperationAnswer } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { refused, succeeded } from "../answers";
import type { Mutation } from "../payment";
import { sideOf } from "../providers/registry";
import { decide } from "../rules";
import { cardTakenBy } from "./cards";
import { effect } from "./perform";
import { inTransaction, type LedgerContext, lockPayment, readClock, type Verdict } from "./session";

interface DueRow {
  readonly operation_id: string;
  readonly attempt: number;
  readonly request: Mutation;
  readonly received_at: Date;
  readonly waits_for: "buyer" | "screening" | null;
  readonly verdict: Verdict | null;
}

/** Finishes the operations that were taken first and whose time has come. Answers how many. */
export async function settlePending(context: LedgerContext): Promise<number> {
  let settled = 0;
  while (await settleOne(context)) settled += 1;
  return settled;
}

/** Decides an authorization that waits, and ends it. Answers whether there was one. */
export async function decideWaiting(
  context: LedgerContext,
  which: { readonly operationId: string } | { readonly challengeId: string },
  verdict: Verdict,
): Promise<boolean> {
  const now = await readClock(context, context.pool);
  const [column, value] =
    "operationId" in which ? ["operation_id", which.operationId] : ["challenge_id", which.challengeId];
  const { rowCount } = await context.pool.query(
    `UPDATE simulator.requests SET verdict = $2, due_at = $3
      WHERE ${column} = $1 AND result = 'pending' AND waits_for IS NOT NULL AND due_at > $3`,
    [value, verdict, new Date(now)],
  );
  await settlePending(context);
  return (rowCount ?? 0) > 0;
}

function settleOne(context: LedgerContext): Promise<boolean> {
  return inTransaction(context.pool, async (client) => {
    const now = await readClock(context, client);
    const { rows } = await client.query<DueRow>(
      `SELECT operation_id, attempt, request, received_at, waits_for, verdict FROM simulator.requests
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

async function finish(client: PoolClient, due: DueRow, now: EpochMs): Promise<OperationAnswer> {
  return due.waits_for === null ? finishOperation(client, due, now) : finishAuthorization(client, due, now);
}

/** An authorization that waited. A buyer who did not come in time was not authenticated. */
async function finishAuthorization(client: PoolClient, due: DueRow, now: EpochMs): Promise<OperationAnswer> {
  const { request, verdict } = due;
  const side = sideOf(request);
  if (verdict !== "approve") return refused(side, request, null, "declined", now);
  const card = await cardTakenBy(client, request.operationId);
  return succeeded(side, request, await effect(client, side, request, null, now, card), now);
}

/** By the rules of the moment it was taken: what was in time then is not late now. The state is today's. */
async function finishOperation(
  client: PoolClient,
  { request, received_at }: DueRow,
  now: EpochMs,
): Promise<OperationAnswer> {
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
