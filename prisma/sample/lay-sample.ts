import pg from "pg";
import { createStaff } from "@/lib/auth/create-staff";
import { connect } from "@/lib/db/client";
import type { ROLES } from "@/lib/identity/role";
import type { SimulatorAddress } from "@/lib/simulator/address";
import type { EpochMs } from "@/lib/time/epoch";
import { sampleOrders } from "./generate";
import { analyze, BATCH, layDatabase } from "./lay-database";
import { clearLedger, openLedgerLoad } from "./lay-ledger";
import type { SampleOrder } from "./rows";
import { SAMPLE_ACCOUNTS, type SampleStaff } from "./staff";

/** What this database is as far as the sample goes. */
export type SampleState =
  /** No order and no account. */
  | "empty"
  /** A sample was begun and not finished; nothing else is here. */
  | "unfinished"
  | "laid"
  /** Orders or staff of a real shop. */
  | "real";

export interface SampleTarget {
  readonly databaseUrl: string;
  readonly simulator: SimulatorAddress & {
    /** Where its pages for buyers are. */
    readonly pagesUrl: string;
  };
}

export interface SamplePlan {
  readonly now: EpochMs;
  readonly orders: number;
  readonly seed: string;
  /** With a few payments that differ from the provider's ledger, for 突合 to find. */
  readonly differing?: boolean;
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "juchu-desk sample" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const STATE_KEY = "sample";

export function sampleState(databaseUrl: string): Promise<SampleState> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ state: string | null; used: boolean }>(
      `SELECT (SELECT value FROM installation WHERE key = $1) AS state,
              EXISTS (SELECT FROM orders) OR EXISTS (SELECT FROM staff) AS used`,
      [STATE_KEY],
    );
    const { state = null, used = false } = rows[0] ?? {};
    if (state === "laid") return "laid";
    if (state === "laying") return "unfinished";
    return used ? "real" : "empty";
  });
}

async function note(client: pg.Client, state: "laying" | "laid"): Promise<void> {
  await client.query(
    "INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [STATE_KEY, state],
  );
}

async function staffIds(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const emails = SAMPLE_ACCOUNTS.map(({ email }) => email);
  const { rows } = await client.query<{ id: string; email: string }>(
    "SELECT id, email FROM staff WHERE email = ANY($1)",
    [emails],
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/** The sample's accounts, made where they are missing. */
async function sampleStaff(client: pg.Client, databaseUrl: string): Promise<SampleStaff> {
  const known = await staffIds(client);
  const missing = SAMPLE_ACCOUNTS.filter(({ email }) => !known.has(email));
  if (missing.length > 0) {
    const db = connect(databaseUrl, 1);
    for (const account of missing) {
      const made = await createStaff(db, account);
      if (!made.ok) throw new Error(`the sample's account ${account.email} could not be made: ${made.error.code}`);
    }
    await db.$disconnect();
  }
  const ids = await staffIds(client);
  const idOf = (role: (typeof ROLES)[number]) => {
    const id = ids.get(SAMPLE_ACCOUNTS.find((account) => account.role === role)?.email ?? "");
    if (id === undefined) throw new Error(`the sample has no account for ${role}`);
    return id;
  };
  return { viewer: idOf("viewer"), operator: idOf("operator"), admin: idOf("admin") };
}

function* batched(orders: Iterable<SampleOrder>): Generator<readonly SampleOrder[]> {
  let batch: SampleOrder[] = [];
  for (const order of orders) {
    batch.push(order);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Lays the sample in the place of all orders, settings and payments, in the shop and in the simulator's ledger. Staff
 * stay. The caller has seen that the shop is not a real one. Returns the number of orders.
 */
export function laySample({ databaseUrl, simulator }: SampleTarget, plan: SamplePlan): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    await note(client, "laying");
    const staff = await sampleStaff(client, databaseUrl);
    await clearLedger(simulator);
    const load = openLedgerLoad(simulator);
    const batches = batched(sampleOrders({ ...plan, staff, pagesUrl: simulator.pagesUrl }));
    const laid = await layDatabase({ client, now: plan.now, staff }, batches, {
      add: (batch) => load.add(batch.flatMap(({ ledger, waiting }) => [ledger ?? [], waiting ?? []].flat())),
      end: load.end,
    });
    await analyze(client);
    await note(client, "laid");
    return laid;
  });
}
