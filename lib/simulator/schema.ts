import type { Pool, PoolClient } from "pg";
import { inTransaction } from "./ledger/session";
import { CARDS_AND_LAPSES } from "./schema/cards-and-lapses";

/**
 * The ledger's schema, step by step; a step that was published is never edited. In a PostgreSQL schema of its own, so
 * that it could not even be mistaken for the shop's tables.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE simulator.payments (
    payment_id text PRIMARY KEY,
    provider text NOT NULL,
    method text NOT NULL,
    order_number text NOT NULL,
    three_d_secure boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('authorized', 'captured', 'voided', 'refunded')),
    authorized bigint NOT NULL CHECK (authorized >= 1),
    captured bigint NOT NULL,
    refunded bigint NOT NULL,
    ordered_at timestamptz(3) NOT NULL,
    payment_at timestamptz(3) NOT NULL,
    captured_at timestamptz(3),
    canceled_at timestamptz(3),
    updated_at timestamptz(3) NOT NULL,
    CHECK (0 <= refunded AND refunded <= captured AND captured <= authorized),
    CHECK ((state IN ('authorized', 'voided')) = (captured = 0)),
    CHECK ((captured_at IS NULL) = (captured = 0)),
    CHECK ((state = 'refunded') = (captured > 0 AND refunded = captured)),
    CHECK ((canceled_at IS NOT NULL) = (state IN ('voided', 'refunded')))
  );
  CREATE INDEX payments_changed ON simulator.payments (updated_at, payment_id);
  CREATE INDEX payments_provider_changed ON simulator.payments (provider, updated_at, payment_id);
  CREATE INDEX payments_order_number ON simulator.payments (provider, order_number);

  CREATE TABLE simulator.entries (
    payment_id text NOT NULL REFERENCES simulator.payments,
    seq integer NOT NULL,
    operation_id text,
    kind text NOT NULL,
    amount bigint NOT NULL,
    at timestamptz(3) NOT NULL,
    provider_operation text NOT NULL,
    provider_code text,
    provider_status text NOT NULL,
    PRIMARY KEY (payment_id, seq)
  );
  CREATE INDEX entries_operation ON simulator.entries (operation_id) WHERE operation_id IS NOT NULL;

  -- One row for each time an operation id was worked on; only a provider without keys ever has a second.
  CREATE TABLE simulator.requests (
    operation_id text NOT NULL,
    attempt integer NOT NULL,
    payment_id text,
    result text NOT NULL CHECK (result IN ('succeeded', 'refused', 'pending')),
    fingerprint text NOT NULL,
    received_at timestamptz(3) NOT NULL,
    request json NOT NULL,
    answer json NOT NULL,
    due_at timestamptz(3),
    PRIMARY KEY (operation_id, attempt),
    CHECK ((due_at IS NOT NULL) = (result = 'pending'))
  );
  CREATE INDEX requests_due ON simulator.requests (due_at) WHERE result = 'pending';
  CREATE INDEX requests_pending_payment ON simulator.requests (payment_id) WHERE result = 'pending';

  CREATE FUNCTION simulator.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% of simulator.% is not allowed', TG_OP, TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE ON simulator.entries
    FOR EACH ROW EXECUTE FUNCTION simulator.refuse_change();
  CREATE TRIGGER payments_ended_is_final BEFORE UPDATE ON simulator.payments
    FOR EACH ROW WHEN (OLD.canceled_at IS NOT NULL) EXECUTE FUNCTION simulator.refuse_change();
  `,
  CARDS_AND_LAPSES,
];

/** Any number; two simulators that start on one database must not both create it. */
const LOCK = 705_312_001;

/** Brings the ledger's schema up to this version. Does nothing when it is there. */
export async function ensureSchema(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await client.query("CREATE SCHEMA IF NOT EXISTS simulator");
    await client.query("CREATE TABLE IF NOT EXISTS simulator.schema_steps (step integer PRIMARY KEY)");
    await runMissingSteps(client);
  });
}

async function runMissingSteps(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ done: number }>("SELECT count(*)::int AS done FROM simulator.schema_steps");
  const done = rows[0]?.done ?? 0;
  for (const [index, step] of STEPS.entries()) {
    if (index < done) continue;
    await client.query(step);
    await client.query("INSERT INTO simulator.schema_steps (step) VALUES ($1)", [index + 1]);
  }
}
