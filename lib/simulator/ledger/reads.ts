import type { Pool, PoolClient } from "pg";
import type { InquiryAnswer, LedgerEntry, LedgerPage, LedgerPayment, OperationAnswer } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import type { Recorded } from "../answers";
import { paymentAfter } from "../fold";
import { type Payment, toWire } from "../payment";
import { sideOf, statusOf } from "../providers/registry";
import { type EntryRow, entryOfRow, PAYMENT_COLUMN_LIST, type PaymentRow, paymentOf } from "./rows";
import { inTransaction, knownRequest, type LedgerContext, readClock, takeToLook } from "./session";

function wire(payment: Payment, entries: readonly LedgerEntry[]): LedgerPayment {
  return toWire(payment, statusOf(sideOf(payment), payment), entries);
}

async function withEntries(on: Pool | PoolClient, rows: readonly PaymentRow[]): Promise<readonly Recorded[]> {
  const { rows: entryRows } = await on.query<EntryRow>(
    "SELECT * FROM simulator.entries WHERE payment_id = ANY($1) ORDER BY payment_id, seq",
    [rows.map((row) => row.payment_id)],
  );
  const entries = new Map<string, LedgerEntry[]>(rows.map((row) => [row.payment_id, []]));
  for (const row of entryRows) entries.get(row.payment_id)?.push(entryOfRow(row));
  return rows.map((row) => ({ payment: paymentOf(row), entries: entries.get(row.payment_id) ?? [] }));
}

async function readRecorded(on: Pool | PoolClient, paymentId: string): Promise<Recorded | null> {
  const { rows } = await on.query<PaymentRow>(
    `SELECT ${PAYMENT_COLUMN_LIST} FROM simulator.payments WHERE payment_id = $1`,
    [paymentId],
  );
  const [recorded] = await withEntries(on, rows);
  return recorded ?? null;
}

export async function readPayment(context: LedgerContext, paymentId: string): Promise<LedgerPayment | null> {
  const recorded = await readRecorded(context.pool, paymentId);
  return recorded === null ? null : wire(recorded.payment, recorded.entries);
}

/** What became of an operation; `in_flight` while it is being worked on. */
export function inquire(context: LedgerContext, operationId: string): Promise<InquiryAnswer | "in_flight"> {
  return inTransaction(context.pool, async (client) => {
    if (!(await takeToLook(client, operationId))) return "in_flight";
    // Before the look: an operation that begins after it finds the clock at least here.
    const asOf = formatInstant(await readClock(context, client));
    const known = await knownRequest(client, operationId);
    const answer = known?.answer ?? (await answerFromEntry(client, operationId));
    return answer === null ? { found: false, asOf } : { found: true, asOf, answer };
  });
}

/** A payment that was loaded brings entries but no requests: its operations are answered from the entries. */
async function answerFromEntry(client: PoolClient, operationId: string): Promise<OperationAnswer | null> {
  const { rows } = await client.query<{ payment_id: string }>(
    "SELECT payment_id FROM simulator.entries WHERE operation_id = $1 ORDER BY seq LIMIT 1",
    [operationId],
  );
  const paymentId = rows[0]?.payment_id;
  const recorded = paymentId === undefined ? null : await readRecorded(client, paymentId);
  const entry = recorded?.entries.find((one) => one.operationId === operationId);
  if (recorded === null || entry === undefined) return null;
  const until = recorded.entries.filter((one) => one.seq <= entry.seq);
  return {
    operationId,
    paymentId: recorded.payment.paymentId,
    kind: entry.kind,
    result: "succeeded",
    providerOperation: entry.providerOperation,
    providerCode: entry.providerCode,
    providerStatus: entry.providerStatus,
    processedAt: entry.at,
    // Loaded instants may differ a little from the entries': as long as nothing followed, the record is better.
    payment: wire(entry === recorded.entries.at(-1) ? recorded.payment : paymentAfter(recorded.payment, until), until),
  };
}

export interface PageQuery {
  readonly changedSince: EpochMs | null;
  readonly provider: string | null;
  readonly after: { readonly updatedAt: EpochMs; readonly paymentId: string } | null;
  readonly limit: number;
}

export interface Page {
  readonly page: Omit<LedgerPage, "nextCursor">;
  readonly next: PageQuery["after"];
}

export async function readPage(context: LedgerContext, query: PageQuery): Promise<Page> {
  const asOf = await settledUntil(context);
  const { rows } = await context.pool.query<PaymentRow>(
    `SELECT ${PAYMENT_COLUMN_LIST} FROM simulator.payments
      WHERE ($1::timestamptz IS NULL OR updated_at >= $1)
        AND ($2::text IS NULL OR provider = $2)
        AND ($3::timestamptz IS NULL OR (updated_at, payment_id) > ($3, $4))
      ORDER BY updated_at, payment_id LIMIT $5`,
    [
      query.changedSince === null ? null : new Date(query.changedSince),
      query.provider,
      query.after === null ? null : new Date(query.after.updatedAt),
      query.after?.paymentId ?? null,
      query.limit + 1,
    ],
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  const recorded = await withEntries(context.pool, shown);
  return {
    page: { asOf: formatInstant(asOf), payments: recorded.map(({ payment, entries }) => wire(payment, entries)) },
    next: more ? { updatedAt: last.updated_at.getTime(), paymentId: last.payment_id } : null,
  };
}

/** Up to when every change can be seen: a transaction that still runs may carry an instant since its own begin. */
async function settledUntil(context: LedgerContext): Promise<EpochMs> {
  if (context.clock !== undefined) return context.clock();
  const { rows } = await context.pool.query<{ until: Date }>(
    `SELECT date_trunc('milliseconds', least(clock_timestamp(), min(xact_start))) AS until
       FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
        AND pid <> pg_backend_pid()`,
  );
  const until = rows[0]?.until;
  if (until === undefined) throw new Error("the database told no time");
  return until.getTime();
}
