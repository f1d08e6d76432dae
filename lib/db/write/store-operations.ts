import type pg from "pg";
import { OPEN_STATES_TEXT } from "@/lib/db/rows/open-states";
import { type OperationRow, openOperation, operationColumns, operationOf } from "@/lib/db/rows/store-operation-rows";
import type { AttemptEnd, AttemptRecord, OpenOperationRecord, OperationRecord } from "@/lib/payments/model/records";
import type { OperationPatch } from "@/lib/payments/store/port";
import { insertInto, patchOf, update } from "./store-columns";

/** Operations and the attempts at them, all in the caller's transaction. */

const OPEN = `state IN ${OPEN_STATES_TEXT}`;

/** The order's open operation, locked. */
export async function lockOpenOperation(client: pg.ClientBase, orderId: number): Promise<OpenOperationRecord | null> {
  const open = await one(client, `order_id = $1 AND ${OPEN} FOR UPDATE`, orderId);
  return open === null ? null : openOperation(open);
}

export function findOperation(client: pg.ClientBase, operationId: string): Promise<OperationRecord | null> {
  return one(client, "id = $1", operationId);
}

async function one(client: pg.ClientBase, where: string, value: unknown): Promise<OperationRecord | null> {
  const sql = `SELECT ${operationColumns("o")} FROM operations o WHERE ${where}`;
  const [row] = (await client.query<OperationRow>(sql, [value])).rows;
  return row === undefined ? null : operationOf(row);
}

export async function insertOperation(client: pg.ClientBase, operation: OpenOperationRecord): Promise<void> {
  const { id, ...rest } = operation;
  await insertInto(client, "operations", { id, ...patchOf("operations", rest) });
}

/** False where another has the operation by now, or it has ended. */
export async function updateOperation(
  client: pg.ClientBase,
  operationId: string,
  fence: number,
  patch: OperationPatch,
): Promise<boolean> {
  const columns = patchOf("operations", patch);
  return (await update(client, "operations", columns, { id: operationId, fence }, OPEN)) === 1;
}

export async function insertAttempt(
  client: pg.ClientBase,
  { operationId, seq, kind, startedAt, end }: AttemptRecord,
): Promise<void> {
  const started = { operation_id: operationId, seq, kind, started_at: new Date(startedAt) };
  await insertInto(client, "operation_attempts", { ...started, ...(end === null ? {} : patchOf("attempts", end)) });
}

export async function endAttempt(
  client: pg.ClientBase,
  operationId: string,
  seq: number,
  end: AttemptEnd,
): Promise<void> {
  await update(client, "operation_attempts", patchOf("attempts", end), { operation_id: operationId, seq });
}

export async function countAttempts(
  client: pg.ClientBase,
  operationId: string,
  outcomes: readonly string[],
  since: string,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM operation_attempts WHERE operation_id = $1 AND outcome = ANY($2)
       AND seq > (SELECT coalesce(max(seq), 0) FROM operation_attempts WHERE operation_id = $1 AND outcome = $3)`,
    [operationId, outcomes, since],
  );
  return rows[0]?.count ?? 0;
}
