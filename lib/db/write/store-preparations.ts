import type pg from "pg";
import { type PreparationRow, preparationOf } from "@/lib/db/rows/store-rows";
import type { PreparationRecord } from "@/lib/payments/model/records";
import type { PreparationAnswer } from "@/lib/payments/store/port";
import { insertInto } from "./store-columns";

/** Opened controls and the one answer of each request key, all in the caller's transaction. */

export async function insertPreparation(client: pg.ClientBase, preparation: PreparationRecord): Promise<void> {
  await insertInto(client, "preparations", {
    request_key: preparation.requestKey,
    staff_id: preparation.staffId,
    order_id: preparation.orderId,
    verb: preparation.verb,
    version: preparation.version,
    flags_state: preparation.flagsState,
    shown: JSON.stringify(preparation.shown),
    created_at: new Date(preparation.createdAt),
    expires_at: new Date(preparation.expiresAt),
  });
}

export async function findPreparation(client: pg.ClientBase, requestKey: string): Promise<PreparationRecord | null> {
  const sql = "SELECT * FROM preparations WHERE request_key = $1";
  const [row] = (await client.query<PreparationRow>(sql, [requestKey])).rows;
  return row === undefined ? null : preparationOf(row);
}

export async function answerPreparation(
  client: pg.ClientBase,
  requestKey: string,
  { answer, operationId, at }: PreparationAnswer,
): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE preparations SET answer = $2::jsonb, operation_id = $3, answered_at = $4
     WHERE request_key = $1 AND answer IS NULL`,
    [requestKey, answer === null ? null : JSON.stringify(answer), operationId, answer === null ? null : new Date(at)],
  );
  if (rowCount !== 1) throw new Error(`request key ${requestKey} has its answer already`);
}
