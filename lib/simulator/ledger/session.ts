import type { Pool, PoolClient } from "pg";
import type { LedgerEntry, OperationAnswer, OperationResult } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import type { Recorded } from "../answers";
import type { Mutation, Payment } from "../payment";
import {
  ENTRY_COLUMN_LIST,
  type EntryRow,
  entryOfRow,
  entryValues,
  PAYMENT_COLUMN_LIST,
  type PaymentRow,
  paymentOf,
  paymentValues,
} from "./rows";

/** What the ledger works with. Without `clock` the database's is read, after the locks are held. */
export interface LedgerContext {
  readonly pool: Pool;
  readonly clock?: () => EpochMs;
  readonly switchedOn: () => ReadonlySet<string>;
  /** How long an operation that is taken first stays pending. */
  readonly pendingMs: () => number;
  /** How long the provider's screening takes. */
  readonly screeningMs: () => number;
  /** Where its pages for cards and for buyers are. */
  readonly pagesUrl: () => string;
}

export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const value = await work(client);
    await client.query("COMMIT");
    return value;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      // The connection is gone: the server rolls back, the pool must not hand it out again.
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

export async function readClock(context: LedgerContext, client: Pool | PoolClient): Promise<EpochMs> {
  if (context.clock !== undefined) return context.clock();
  const { rows } = await client.query<{ now: Date }>("SELECT date_trunc('milliseconds', clock_timestamp()) AS now");
  const now = rows[0]?.now;
  if (now === undefined) throw new Error("the database told no time");
  return now.getTime();
}

/*
 * Two advisory locks an operation id. The first lets one mutation in and sends a second one away. The second keeps
 * inquiries and mutations apart: a mutation waits for the inquiries that are looking (a moment), an inquiry that finds a
 * mutation at work does not wait. So nothing can begin while an inquiry reads its clock and then finds nothing.
 */

/** Takes an operation id to work on it, until the transaction ends; false while another mutation has it. */
export async function takeToWork(client: PoolClient, operationId: string): Promise<boolean> {
  if (!(await tryLock(client, "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken", operationId))) {
    return false;
  }
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 1))", [operationId]);
  return true;
}

/** Takes an operation id to look at it; false while a mutation works on it. Inquiries do not hinder each other. */
export function takeToLook(client: PoolClient, operationId: string): Promise<boolean> {
  return tryLock(client, "SELECT pg_try_advisory_xact_lock_shared(hashtextextended($1, 1)) AS taken", operationId);
}

async function tryLock(client: PoolClient, sql: string, operationId: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(sql, [operationId]);
  return rows[0]?.taken === true;
}

export interface KnownRequest {
  readonly attempt: number;
  readonly result: OperationResult;
  readonly fingerprint: string;
  readonly receivedAt: EpochMs;
  readonly answer: OperationAnswer;
}

interface RequestRow {
  readonly attempt: number;
  readonly result: OperationResult;
  readonly fingerprint: string;
  readonly received_at: Date;
  readonly answer: OperationAnswer;
}

/** What is remembered of an operation id: a success before anything that a repetition brought. */
export async function knownRequest(client: Pool | PoolClient, operationId: string): Promise<KnownRequest | null> {
  const { rows } = await client.query<RequestRow>(
    `SELECT attempt, result, fingerprint, received_at, answer FROM simulator.requests
      WHERE operation_id = $1 ORDER BY (result = 'succeeded') DESC, attempt LIMIT 1`,
    [operationId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    attempt: row.attempt,
    result: row.result,
    fingerprint: row.fingerprint,
    receivedAt: row.received_at.getTime(),
    answer: row.answer,
  };
}

/** The payment with its entries, its row locked: two operations on one payment come one after the other. */
export async function lockPayment(client: PoolClient, paymentId: string): Promise<Recorded | null> {
  const { rows } = await client.query<PaymentRow>(
    `SELECT ${PAYMENT_COLUMN_LIST} FROM simulator.payments WHERE payment_id = $1 FOR UPDATE`,
    [paymentId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  // A statement of its own: after a wait for the lock, the first one's snapshot would show old entries.
  return { payment: paymentOf(row), entries: await entriesOf(client, paymentId) };
}

async function entriesOf(client: PoolClient, paymentId: string): Promise<readonly LedgerEntry[]> {
  const { rows } = await client.query<EntryRow>("SELECT * FROM simulator.entries WHERE payment_id = $1 ORDER BY seq", [
    paymentId,
  ]);
  return rows.map(entryOfRow);
}

export async function hasPending(client: PoolClient, paymentId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM simulator.requests WHERE payment_id = $1 AND result = 'pending' LIMIT 1",
    [paymentId],
  );
  return (rowCount ?? 0) > 0;
}

export async function orderNumberTaken(client: PoolClient, provider: string, orderNumber: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM simulator.payments
      WHERE provider = $1 AND order_number = $2 AND canceled_at IS NULL AND lapsed_at IS NULL LIMIT 1`,
    [provider, orderNumber],
  );
  return (rowCount ?? 0) > 0;
}

/** Writes what was done: the payment as it is now and the entry that says so. */
export async function record(client: PoolClient, payment: Payment, entry: LedgerEntry): Promise<void> {
  await keep(client, payment);
  const entryRow = entryValues(payment, entry);
  await client.query(`INSERT INTO simulator.entries (${ENTRY_COLUMN_LIST}) VALUES (${places(entryRow)})`, [
    ...entryRow,
  ]);
}

/** Writes a payment as it is now. */
export async function keep(client: PoolClient, payment: Payment): Promise<void> {
  const values = paymentValues(payment);
  await client.query(
    `INSERT INTO simulator.payments (${PAYMENT_COLUMN_LIST})
     VALUES (${places(values)})
     ON CONFLICT (payment_id) DO UPDATE SET state = excluded.state, authorized = excluded.authorized,
       captured = excluded.captured, refunded = excluded.refunded, captured_at = excluded.captured_at,
       canceled_at = excluded.canceled_at, lapsed_at = excluded.lapsed_at,
       buyer_paid_at = excluded.buyer_paid_at, shipment = excluded.shipment, updated_at = excluded.updated_at`,
    [...values],
  );
}

/** `$1, $2, …`, one for each value. */
const places = (values: readonly unknown[]): string => values.map((_, index) => `$${index + 1}`).join(", ");

export interface Remember {
  readonly request: Mutation;
  readonly fingerprint: string;
  readonly answer: OperationAnswer;
  readonly receivedAt: EpochMs;
  readonly dueAt: EpochMs | null;
  /** Of an authorization that waits for the buyer: what the link to the provider's page ends with. */
  readonly challengeId: string | null;
  /** Of an authorization that waits: how it ends when its time comes. */
  readonly verdict?: Verdict | null;
}

export type Verdict = "approve" | "decline";

export async function remember(client: PoolClient, what: Remember): Promise<void> {
  await client.query(
    `INSERT INTO simulator.requests
       (operation_id, attempt, payment_id, result, fingerprint, received_at, request, answer, due_at,
        waits_for, challenge_id, verdict)
     SELECT $1, coalesce(max(attempt), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
       FROM simulator.requests WHERE operation_id = $1`,
    [
      what.request.operationId,
      what.answer.paymentId,
      what.answer.result,
      what.fingerprint,
      new Date(what.receivedAt),
      JSON.stringify(what.request),
      JSON.stringify(what.answer),
      what.dueAt === null ? null : new Date(what.dueAt),
      what.answer.waitsFor?.for ?? null,
      what.challengeId,
      what.verdict ?? null,
    ],
  );
}
