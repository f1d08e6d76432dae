import pg from "pg";

/** Two clocks that can be stopped: the shop's database's and the providers' side's. Both decide by their database's. */
export interface SetClocks {
  /** Epoch milliseconds; what is left out stays as it is. */
  stop(at: { readonly shop?: number; readonly provider?: number }): Promise<void>;
  /** Both go on, with the machine's time. */
  release(): Promise<void>;
  close(): Promise<void>;
}

/**
 * PostgreSQL looks a function up along search_path, where its own come first unless they are named later. So a database
 * whose path begins with this schema asks these for the time. The product does not know: build, queries and
 * connection stay unchanged.
 */
const INSTALL = `
  CREATE SCHEMA suite_clock;
  CREATE TABLE suite_clock.stopped (at timestamptz NOT NULL);
  CREATE FUNCTION suite_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
    'SELECT coalesce((SELECT at FROM suite_clock.stopped), pg_catalog.clock_timestamp())';
  CREATE FUNCTION suite_clock.now() RETURNS timestamptz LANGUAGE sql STABLE AS
    'SELECT coalesce((SELECT at FROM suite_clock.stopped), pg_catalog.now())';
  DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET search_path = suite_clock, pg_catalog, public', current_database());
  END $$`;

/** Connections that are open already keep the path that they began with. */
const BEGIN_ANEW = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

/** Before the shop opens. The providers' side connects anew by itself. */
export async function openSetClocks(urls: { readonly shop: string; readonly provider: string }): Promise<SetClocks> {
  const shop = await openClock(urls.shop);
  const provider = await openClock(urls.provider);
  const both = [shop, provider];
  return {
    async stop(at) {
      if (at.shop !== undefined) await stopAt(shop, at.shop);
      if (at.provider !== undefined) await stopAt(provider, at.provider);
    },
    async release() {
      for (const clock of both) await clock.query("DELETE FROM suite_clock.stopped");
    },
    async close() {
      for (const clock of both) await clock.end();
    },
  };
}

async function openClock(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "suite clock" });
  // The database ends before the suite does; the query that meets this reports it.
  client.on("error", () => undefined);
  await client.connect();
  await client.query(INSTALL);
  await client.query(BEGIN_ANEW);
  return client;
}

async function stopAt(clock: pg.Client, at: number): Promise<void> {
  await clock.query(
    "WITH gone AS (DELETE FROM suite_clock.stopped) INSERT INTO suite_clock.stopped VALUES ($1::timestamptz)",
    [new Date(at).toISOString()],
  );
}
