import path from "node:path";
import pg from "pg";
import { readMigrationStatus } from "./migration-status";
import { type MigrationOnDisk, migrationsFolder, readMigrations } from "./migrations-on-disk";
import { withSchemaEngine } from "./schema-engine";

// No `server-only` here: set-up and tests run these files in plain Node. Their imports keep them out of browsers.

/** The database is not at the migrations on disk and did not get there. The message is for the operator. */
export class MigrationRefused extends Error {}

/** Any number that nobody else locks: one migration at a time on a database. */
const MIGRATION_LOCK = 7_215_023;

/**
 * Brings a database to the migrations on disk and returns the names that it applied, oldest first.
 * Prisma's own engine does it, so that `prisma migrate` finds its table and checksums as it would have left them.
 * Throws MigrationRefused when a script fails, an earlier one failed half-way, or one that is applied was edited.
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder()): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  const guard = new pg.Client({ connectionString: databaseUrl, application_name: "juchu-migrate" });
  await guard.connect();
  try {
    await guard.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const { pending, failed, edited } = await readMigrationStatus(
      async <Row extends object>(sql: string) => (await guard.query<Row>(sql)).rows,
      migrations,
    );
    if (failed.length > 0) throw new MigrationRefused(halfWayMessage(failed, databaseUrl));
    if (edited.length > 0) throw new MigrationRefused(editedMessage(edited));
    if (pending.length === 0) return [];
    return await apply(databaseUrl, folder, migrations);
  } finally {
    // Ends the session and with it the lock.
    await guard.end();
  }
}

async function apply(databaseUrl: string, folder: string, migrations: readonly MigrationOnDisk[]) {
  const migrationsList = {
    baseDir: folder,
    lockfile: { path: path.join(folder, "migration_lock.toml"), content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: script } },
    })),
  };
  return withSchemaEngine(databaseUrl, async (engine) => {
    try {
      const done = await engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } });
      return done.appliedMigrationNames;
    } catch (error) {
      throw new MigrationRefused(`A migration failed: ${engineMessage(error)}`, { cause: error });
    }
  });
}

/** The engine's first words say what the database said and in which migration; its own call stack follows and is of no use. */
function engineMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").filter((line) => !/^\s*(at |\d+: )|^external connector error/.test(line));
  return lines.slice(0, 3).join("\n").trim();
}

function databaseName(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
}

function halfWayMessage(failed: readonly string[], databaseUrl: string): string {
  const [first = ""] = failed;
  return [
    `The database "${databaseName(databaseUrl)}" stands half-way in the migration ${failed.join(", ")}: it failed before it was finished.`,
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
