import { tokenHeader } from "@/lib/simulator/address";
import { askSimulator } from "../../surroundings/simulator-control";
import type { World } from "../desk/desk";
import type { History } from "../history";
import { orderIdOf } from "../world/orders";

/** What staff see on their screens, read by plain SQL: as it stands now, and perhaps over when they act on it. */

export const orderNumberOf = (history: History, nth: number): string => `S${orderIdOf(history.script.index, nth)}`;
export const paymentIdOf = (history: History, nth: number): string => `pay-${orderIdOf(history.script.index, nth)}`;

interface Seen {
  readonly total: number;
  readonly version: number;
  readonly methodId: string;
}

export async function seenOrder({ sql }: World, history: History, nth: number): Promise<Seen> {
  const { rows } = await sql.query<Seen>(`SELECT total, version, method_id AS "methodId" FROM orders WHERE id = $1`, [
    orderIdOf(history.script.index, nth),
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error(`order ${nth} of history ${history.script.index} is gone`);
  return row;
}

export async function seenTotal(world: World, history: History, nth: number): Promise<number> {
  return (await seenOrder(world, history, nth)).total;
}

export interface SeenTask {
  readonly id: number;
  readonly kind: "cancel" | "change_amount";
  readonly amountAfter: number;
}

export async function openTask({ sql }: World, history: History, nth: number): Promise<SeenTask | null> {
  const { rows } = await sql.query<SeenTask>(
    `SELECT id, kind::text, amount_after AS "amountAfter" FROM console_tasks
     WHERE order_id = $1 AND state = 'open' ORDER BY id LIMIT 1`,
    [orderIdOf(history.script.index, nth)],
  );
  return rows[0] ?? null;
}

/** An operation of one of the history's orders in that state. */
export async function operationIn(
  { sql }: World,
  history: History,
  state: "failed" | "needs_person",
): Promise<{ readonly id: string; readonly paymentId: string } | null> {
  const { rows } = await sql.query<{ id: string; paymentId: string }>(
    `SELECT o.id::text, p.provider_payment_id AS "paymentId" FROM operations o JOIN payments p ON p.id = o.payment_id
     WHERE o.order_id = ANY($1) AND o.state = $2::"OperationState" AND o.id::text <> ALL($3) ORDER BY o.created_at LIMIT 1`,
    [history.orderIds, state, [...history.lied]],
  );
  return rows[0] ?? null;
}

export interface LedgerNow {
  readonly state: string;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly entries: readonly { readonly operationId: string | null }[];
}

/** What the provider's console shows. */
export async function consoleShows({ simulator }: World, paymentId: string): Promise<LedgerNow> {
  const response = await fetch(`${simulator.url}/v1/payments/${paymentId}`, { headers: tokenHeader(simulator) });
  if (!response.ok) throw new Error(`the provider does not know ${paymentId}: ${response.status}`);
  return (await response.json()) as LedgerNow;
}

/** Work in the provider's console; false where the payment's state forbids it. */
export async function workInConsole(
  { simulator }: World,
  work: { readonly paymentId: string; readonly kind: string; readonly amount?: number },
): Promise<boolean> {
  return (await askSimulator(simulator, "POST", "console", work)).ok;
}
