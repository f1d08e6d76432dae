import type { ClientBase } from "pg";
import type { EpochMs } from "@/lib/time/epoch";
import { layTable } from "./lay-table";
import type { SampleOrder } from "./rows";
import { sampleSettingRows } from "./setting-rows";
import type { SampleStaff } from "./staff";

/** Orders in one round of statements: large enough to be quick, small enough to stay light in memory. */
export const BATCH = 500;

/** Staff accounts and the database's own marks stay. Settings go, and everything that belongs to orders. */
const EMPTIED = [
  "ledger_looks",
  "differences",
  "reconciliation_rounds",
  "preparations",
  "console_tasks",
  "operation_attempts",
  "operations",
  "audit_events",
  "audit_links",
  "payments",
  "order_lines",
  "orders",
  "method_settings",
  "shop_settings",
];

/** The tables that got explicit ids: their sequences go on behind them. */
const NUMBERED = ["orders", "payments"];

/** Filling these once at the end takes a third of the time of keeping them up row by row. */
async function withoutSearchIndexes(client: ClientBase, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
      WHERE schemaname = current_schema() AND tablename = 'orders' AND indexdef LIKE '% USING gin %'`,
  );
  await client.query("SET LOCAL maintenance_work_mem = '128MB'");
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

/** TRUNCATE, because the trail and what is final refuse to be deleted row by row; the trail wants to hear it is meant. */
async function empty(client: ClientBase): Promise<void> {
  await client.query("SET LOCAL juchu.clear_trail = 'on'");
  await client.query(`TRUNCATE ${EMPTIED.map((table) => `"${table}"`).join(", ")} RESTART IDENTITY`);
}

async function layBatch(client: ClientBase, batch: readonly SampleOrder[]): Promise<void> {
  const orders = batch.map(({ order: { lines: _, ...order } }) => order);
  const lines = batch.flatMap(({ order }) =>
    order.lines.map((line, index) => ({ ...line, orderId: order.id, position: index + 1 })),
  );
  await layTable(client, "orders", orders);
  await layTable(client, "order_lines", lines);
  await layTable(
    client,
    "payments",
    batch.map((one) => one.payment),
  );
  await layTable(
    client,
    "operations",
    batch.flatMap((one) => one.operations),
  );
  await layTable(
    client,
    "operation_attempts",
    batch.flatMap((one) => one.attempts),
  );
  await layTable(
    client,
    "console_tasks",
    batch.flatMap((one) => one.tasks),
  );
  await layTable(
    client,
    "audit_events",
    batch.flatMap((one) => one.events),
  );
}

export interface LaidDatabase {
  readonly client: ClientBase;
  readonly now: EpochMs;
  readonly staff: SampleStaff;
}

/**
 * Puts the sample in the place of all orders and settings, in one transaction: a reader meanwhile sees the shop as it
 * was, or waits. `ledger` gets each batch once it has been laid, and has all of them before the transaction commits.
 * Otherwise the worker would ask about operations that the provider's side does not know yet.
 */
export async function layDatabase(
  { client, now, staff }: LaidDatabase,
  batches: Iterable<readonly SampleOrder[]>,
  ledger: { add(batch: readonly SampleOrder[]): Promise<void>; end(): Promise<void> },
): Promise<number> {
  let laid = 0;
  await client.query("BEGIN");
  await client.query("SET LOCAL lock_timeout = '30s'");
  try {
    await empty(client);
    const settings = sampleSettingRows(now, staff);
    await layTable(client, "method_settings", settings.methods);
    await layTable(client, "shop_settings", [settings.shop]);
    await withoutSearchIndexes(client, async () => {
      for (const batch of batches) {
        await layBatch(client, batch);
        await ledger.add(batch);
        laid += batch.length;
      }
    });
    await layTable(client, "audit_events", settings.events);
    await client.query("SELECT chain_audit_trail()");
    for (const table of NUMBERED) {
      await client.query(
        `SELECT setval(pg_get_serial_sequence('${table}', 'id'), greatest(max(id), 1)) FROM "${table}"`,
      );
    }
    await ledger.end();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
  return laid;
}

/** Lists were ten times slower without it: the planner knows nothing of rows that came all at once. */
export async function analyze(client: ClientBase): Promise<void> {
  await client.query("ANALYZE");
}
