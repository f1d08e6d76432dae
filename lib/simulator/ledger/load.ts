import type { Pool, PoolClient } from "pg";
import { pending } from "../answers";
import type { LoadReport } from "../load-format";
import { type Loaded, loadPayment } from "../load-payment";
import { isWaitingLine, type LoadedWaiting, loadWaiting } from "../load-waiting";
import { sideOf, statusOf, waitingWordOf } from "../providers/registry";
import { keepTakenCard } from "./cards";
import { ENTRY_COLUMN_LIST, entryValues, PAYMENT_COLUMN_LIST, paymentValues } from "./rows";
import { inTransaction, knownRequest, type LedgerContext, remember } from "./session";
import { forBuyer, screening, type Waiting } from "./waiting";

const BATCH = 1_000;
/** When an operation that is never finished would be. */
const NEVER = Date.UTC(9999, 11, 31);

/** Loads payments and authorizations that wait, one a line, as they arrive. What is there already stays as it is. */
export async function load(context: LedgerContext, lines: AsyncIterable<string>): Promise<LoadReport> {
  const { pool } = context;
  let report: LoadReport = { loaded: 0, skipped: 0 };
  let batch: Loaded[] = [];
  const count = (loaded: number, of: number): void => {
    report = { loaded: report.loaded + loaded, skipped: report.skipped + of - loaded };
  };
  const flush = async (): Promise<void> => {
    count(await writeBatch(pool, batch), batch.length);
    batch = [];
  };
  for await (const line of lines) {
    if (line.trim() === "") continue;
    const json: unknown = JSON.parse(line);
    if (isWaitingLine(json)) count((await writeWaiting(context, loadWaiting(json))) ? 1 : 0, 1);
    else batch.push(loadPayment(json));
    if (batch.length === BATCH) await flush();
  }
  await flush();
  // Without fresh statistics the ledger's pages would be read by a plan for an empty table.
  if (report.loaded > 0) await pool.query("ANALYZE simulator.payments, simulator.entries");
  return report;
}

/** Everything out, at once. Faults and switches stay. */
export async function clearLedger(pool: Pool): Promise<void> {
  const tables = ["requests", "entries", "payments", "card_tokens", "card_sessions"].map((name) => `simulator.${name}`);
  await pool.query(`TRUNCATE ${tables.join(", ")}`);
}

const ENTRY_TYPES = "text[], int[], text[], text[], bigint[], timestamptz[], text[], text[], text[]";
const PAYMENT_TYPES =
  "text[], text[], text[], text[], bool[], text[], bigint[], bigint[], bigint[], " +
  "timestamptz[], timestamptz[], timestamptz[], timestamptz[], timestamptz[], timestamptz[], " +
  "json[], json[], timestamptz[]";

async function writeBatch(pool: Pool, batch: readonly Loaded[]): Promise<number> {
  if (batch.length === 0) return 0;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ payment_id: string }>(
      `INSERT INTO simulator.payments (${PAYMENT_COLUMN_LIST}) SELECT * FROM unnest(${casts(PAYMENT_TYPES)})
       ON CONFLICT (payment_id) DO NOTHING RETURNING payment_id`,
      columns(batch.map(({ payment }) => paymentValues(payment))),
    );
    const fresh = new Set(rows.map((row) => row.payment_id));
    const added = batch.filter(({ payment }) => fresh.has(payment.paymentId));
    const entries = added.flatMap(({ payment, entries }) => entries.map((entry) => entryValues(payment, entry)));
    if (entries.length > 0) {
      await client.query(
        `INSERT INTO simulator.entries (${ENTRY_COLUMN_LIST})
         SELECT * FROM unnest(${casts(ENTRY_TYPES)})`,
        columns(entries),
      );
    }
    for (const one of added) await rememberTaken(client, one);
    return fresh.size;
  });
}

async function rememberTaken(client: PoolClient, { payment, entries, taken }: Loaded): Promise<void> {
  if (taken === null) return;
  const { at, ...asked } = taken;
  const { provider, method, paymentId } = payment;
  const request = { ...asked, provider, method, paymentId, authorization: null };
  const side = sideOf(payment);
  const answer = pending(side, request, { payment, entries }, statusOf(side, payment), at);
  await remember(client, { request, fingerprint: "", answer, receivedAt: at, dueAt: NEVER, challengeId: null });
}

/** Answers whether it was not there before. */
function writeWaiting(context: LedgerContext, loaded: LoadedWaiting): Promise<boolean> {
  const { request, card, at: receivedAt } = loaded;
  return inTransaction(context.pool, async (client) => {
    if ((await knownRequest(client, request.operationId)) !== null) return false;
    if (card !== null) await keepTakenCard(client, request, card, receivedAt);
    const side = sideOf(request);
    const { waitsFor, ...later } = waitingOf(context, loaded);
    const answer = pending(side, request, null, waitingWordOf(side), receivedAt, waitsFor);
    await remember(client, { request, fingerprint: "", answer, receivedAt, ...later });
    return true;
  });
}

function waitingOf(context: LedgerContext, { waitsFor, until }: LoadedWaiting): Waiting {
  if (waitsFor.for === "screening") return screening(until, waitsFor.end);
  const { challengeId } = waitsFor;
  return { waitsFor: forBuyer(context, challengeId, until), challengeId, dueAt: until, verdict: null };
}

/** Rows turned into one array per column, as unnest takes them. */
function columns(rows: readonly (readonly unknown[])[]): unknown[] {
  return (rows[0] ?? []).map((_, index) => rows.map((row) => row[index]));
}

function casts(types: string): string {
  return types
    .split(", ")
    .map((type, index) => `$${index + 1}::${type}`)
    .join(", ");
}
