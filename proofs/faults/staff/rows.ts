import type { OperationKind } from "@/lib/gateway/protocol";
import { tokenHeader } from "@/lib/simulator/address";
import type { SeenOrder } from "../../acting/desk";
import { askSimulator } from "../../harness/simulator-control";
import type { SharedParts } from "../harness/ask";
import type { History } from "../harness/history";

/** What staff see on their screens, read by plain SQL: as it stands now, and perhaps over when they act on it. */

interface Seen extends SeenOrder {
  readonly id: number;
  readonly version: number;
  /** The provider's id of the payment that counts; null where the provider has none. */
  readonly paymentId: string | null;
}

export async function seenOrder({ sql }: SharedParts, orderNumber: string): Promise<Seen> {
  const { rows } = await sql.query<Seen>(
    `SELECT o.id, o.total, o.version, o.method_id AS "methodId", o.stage IN ('before_capture', 'after_capture') AS lives,
       p.provider_payment_id AS "paymentId"
     FROM orders o LEFT JOIN payments p ON p.order_id = o.id AND p.superseded_at IS NULL WHERE o.order_number = $1`,
    [orderNumber],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`order ${orderNumber} is gone`);
  return row;
}

export interface SeenConsoleTask {
  readonly id: number;
  readonly kind: "cancel" | "change_amount";
  readonly amountAfter: number;
}

export async function seenOpenTask({ sql }: SharedParts, orderNumber: string): Promise<SeenConsoleTask | null> {
  const { rows } = await sql.query<SeenConsoleTask>(
    `SELECT t.id, t.kind::text, t.amount_after AS "amountAfter" FROM console_tasks t JOIN orders o ON o.id = t.order_id
     WHERE o.order_number = $1 AND t.state = 'open' ORDER BY t.id LIMIT 1`,
    [orderNumber],
  );
  return rows[0] ?? null;
}

export interface SeenOperation {
  readonly id: string;
  readonly kind: OperationKind;
  /** null where none of our rows knows it: of an authorization. */
  readonly paymentId: string | null;
}

/** An operation of one of the history's orders in that state. */
export async function operationIn(
  { sql }: SharedParts,
  history: History,
  state: "failed" | "needs_person",
): Promise<SeenOperation | null> {
  const { rows } = await sql.query<SeenOperation>(
    `SELECT x.id::text, x.kind::text, p.provider_payment_id AS "paymentId"
     FROM operations x JOIN orders o ON o.id = x.order_id JOIN payments p ON p.id = x.payment_id
     WHERE o.order_number = ANY($1) AND x.state = $2::"OperationState" AND x.id::text <> ALL($3)
     ORDER BY x.created_at LIMIT 1`,
    [[...history.orderNumbers], state, [...history.lied]],
  );
  return rows[0] ?? null;
}

export interface LedgerNow {
  readonly paymentId: string;
  readonly state: string;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly entries: readonly { readonly operationId: string | null }[];
}

/** What the provider's console shows. */
export async function consoleShows(shared: SharedParts, paymentId: string): Promise<LedgerNow> {
  return read<LedgerNow>(shared, `payments/${paymentId}`);
}

interface Inquired {
  readonly answer?: { readonly result: string; readonly paymentId: string | null };
}

/** The payment that an authorization has made, as the provider's console lists it; `unfinished` while it still may. */
export async function paymentMadeBy(shared: SharedParts, operationId: string): Promise<string | null | "unfinished"> {
  const { answer } = await read<Inquired>(shared, `operations/${operationId}`);
  return answer?.result === "pending" ? "unfinished" : (answer?.paymentId ?? null);
}

async function read<T>({ simulator }: SharedParts, path: string): Promise<T> {
  const response = await fetch(`${simulator.url}/v1/${path}`, { headers: tokenHeader(simulator) });
  if (!response.ok) throw new Error(`the provider does not show ${path}: ${response.status}`);
  return (await response.json()) as T;
}

/** Work in the provider's console; false where the payment's state forbids it. */
export async function workInSimulatorConsole(
  { simulator }: SharedParts,
  work: { readonly paymentId: string; readonly kind: string; readonly amount?: number },
): Promise<boolean> {
  return (await askSimulator(simulator, "POST", "console", work)).ok;
}
