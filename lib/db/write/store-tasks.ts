import type pg from "pg";
import type { ClosedTask, FoundTask, NewTask, SeenWork, TaskPatch } from "@/lib/payments/store/port";
import { update } from "./store-columns";

/** 管理画面での作業 as the write path opens, moves and closes it, all in the caller's transaction. */

export async function openTask(client: pg.ClientBase, task: NewTask): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO console_tasks (order_id, kind, method_id, amount_before, amount_after, reasons, operation_id, opened_at, opened_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [
      task.orderId,
      task.kind,
      task.methodId,
      task.amountBefore,
      task.amountAfter,
      [...task.reasons],
      task.operationId,
      new Date(task.openedAt),
      task.openedBy,
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the console task was not written");
  return row.id;
}

export async function updateTask(client: pg.ClientBase, taskId: number, patch: TaskPatch): Promise<void> {
  const { amountBefore, amountAfter, reasons, operationId } = patch;
  const amounts = { amount_before: amountBefore, amount_after: amountAfter, reasons: [...reasons] };
  // Other work than the ledger may have shown.
  const unseen = { ...amounts, seen_at: null, seen_denied: false };
  const columns = operationId === undefined ? unseen : { ...unseen, operation_id: operationId };
  await update(client, "console_tasks", columns, { id: taskId });
}

export async function closeTask(client: pg.ClientBase, taskId: number, closing: ClosedTask): Promise<void> {
  const { state, at, by, note, operationId, workedAt } = closing;
  const worked = workedAt === undefined ? {} : { worked_at: new Date(workedAt) };
  const closed = { state, closed_at: new Date(at), closed_by: by, note, ...worked };
  const columns = operationId === undefined ? closed : { ...closed, operation_id: operationId };
  await update(client, "console_tasks", columns, { id: taskId });
}

export async function seeTask(client: pg.ClientBase, taskId: number, { at, denied }: SeenWork): Promise<void> {
  const seen = { seen_at: at === null ? null : new Date(at), seen_denied: denied };
  await update(client, "console_tasks", seen, { id: taskId });
}

export async function findTask(client: pg.ClientBase, taskId: number): Promise<FoundTask | null> {
  type Row = { order_id: number; state: FoundTask["state"]; closed_at: Date | null; name: string | null };
  const { rows } = await client.query<Row>(
    `SELECT t.order_id, t.state, t.closed_at, s.name FROM console_tasks t LEFT JOIN staff s ON s.id = t.closed_by
     WHERE t.id = $1`,
    [taskId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { order_id: orderId, state, closed_at: closedAt, name: closedBy } = row;
  return { orderId, state, closedAt: closedAt === null ? null : closedAt.getTime(), closedBy };
}
