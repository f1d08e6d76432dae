import { randomUUID } from "node:crypto";
import pg from "pg";
import { readMigrationStatus } from "./migration-status";
import { type MigrationOnDisk, migrationsFolder, readMigrations } from "./migrations-on-disk";

// No `server-only` here: set-up and tests run these files in plain Node. Their imports keep them out of browsers.

/** The database is not at the migrations on disk and did not get there. The message is for the operator. */
export class MigrationRefused extends Error {}

/** The advisory lock that Prisma's own commands take: one migration at a time on a database, by any process. */
const PRISMA_LOCK = 72_707_369;

/** Prisma's record of what is applied, as Prisma itself makes it. */
const RECORD = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Brings a database to the migrations on disk and returns the names that it applied, oldest first. `prisma migrate` finds
 * its table and checksums as it would have left them.
 * Throws MigrationRefused when a script fails, Prisma left an earlier one half-way, or one that is applied was edited.
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder()): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "juchu-migrate" });
  // A server that ends the session says so here too; the statement that waits has its own answer.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    const { pending, failed, edited } = await readMigrationStatus(
      async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows,
      migrations,
    );
    if (failed.length > 0) throw new MigrationRefused(halfWayMessage(failed, databaseUrl));
    if (edited.length > 0) throw new MigrationRefused(editedMessage(edited));
    if (pending.length === 0) return [];
    await client.query(RECORD);
    for (const migration of migrations) if (pending.includes(migration.name)) await apply(client, migration);
    return pending;
  } finally {
    // Ends the session and with it the lock.
    await client.end();
  }
}

/** The script and its record in one transaction: an interrupted start leaves nothing behind, and the next one runs it whole. */
async function apply(client: pg.Client, { name, script, checksum }: MigrationOnDisk): Promise<void> {
  try {
    await client.query("BEGIN");
    // Without parameters the server takes all statements of the script at once, function bodies with their semicolons too.
    await client.query(script);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new MigrationRefused(failedMessage(name, script, error), { cause: error });
  }
}

function failedMessage(name: string, script: string, { message, position, detail }: pg.DatabaseError): string {
  const line = position === undefined ? "" : ` (line ${script.slice(0, Number(position)).split("\n").length})`;
  return [
    `The migration ${name} failed${line} and left nothing behind: ${message}`,
    ...(detail === undefined ? [] : [detail]),
  ].join("\n");
}

function databaseName(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
}

function halfWayMessage(failed: readonly string[], databaseUrl: string): string {
  const [first = ""] = failed;
  return [
    `The database "${databaseName(databaseUrl)}" stands half-way in the migration ${failed.join(", ")}: Prisma began it and did not finish it.`,
    `Find out what it left behind (column "logs" in the table _prisma_migrations says why it failed), undo that, and tell Prisma:`,
    `  DATABASE_URL=… npx prisma migrate resolve --rolled-back ${first}`,
    "Then start again. A database that holds nothing of worth can be dropped and made anew instead.",
  ].join("\n");
}

function editedMessage(edited: readonly string[]): string {
  return [
    `These migrations were applied to the database and have another text on disk now: ${edited.join(", ")}.`,
    "An applied migration is never edited: restore its text and write a new one.",
  ].join("\n");
}
