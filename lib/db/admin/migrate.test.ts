import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { migrate } from "./migrate";
import { readMigrationStatus } from "./migration-status";
import { readMigrations } from "./migrations-on-disk";

const root = mkdtempSync(path.join(tmpdir(), "juchu-migrations-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(root, "case-"));
  database = await freshDatabase({ migrated: false });
});

function write(name: string, script: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), script);
}

async function query<Row extends object>(sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const status = () => readMigrationStatus(query, readMigrations(folder));

describe("migrate", () => {
  test("applies what is new, in the order of the names, and nothing twice", async () => {
    write("20260102_second", "ALTER TABLE things ADD COLUMN size integer;");
    write("20260101_first", "CREATE TABLE things (id integer);");
    expect(await migrate(database, folder)).toEqual(["20260101_first", "20260102_second"]);
    expect(await migrate(database, folder)).toEqual([]);
    write("20260103_third", "ALTER TABLE things ADD COLUMN name text;");
    expect(await migrate(database, folder)).toEqual(["20260103_third"]);
  });

  test("leaves the record that Prisma's own commands read: names and the SHA-256 of each script", async () => {
    write("20260101_first", "CREATE TABLE things (id integer);");
    await migrate(database, folder);
    const [expected] = readMigrations(folder);
    const rows = await query("SELECT migration_name, checksum, applied_steps_count FROM _prisma_migrations");
    expect(rows).toEqual([{ migration_name: "20260101_first", checksum: expected?.checksum, applied_steps_count: 1 }]);
  });

  test("runs a script whole: a function body may hold semicolons", async () => {
    write(
      "20260101_function",
      "CREATE FUNCTION two() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;",
    );
    await migrate(database, folder);
    expect(await query("SELECT two()")).toEqual([{ two: 2 }]);
  });

  test("applies each migration once when several start at the same time", async () => {
    write("20260101_first", "CREATE TABLE things (id integer);");
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database, folder)));
    expect(applied.flat()).toEqual(["20260101_first"]);
  });

  test("a script that fails is named with its line and what the database said, and leaves nothing of itself behind", async () => {
    write("20260101_first", "CREATE TABLE things (id integer);");
    write("20260102_broken", "ALTER TABLE things ADD COLUMN size integer;\n\nSELECT nothing FROM things;");
    await expect(migrate(database, folder)).rejects.toThrow(
      /20260102_broken failed \(line 3\).*"nothing" does not exist/,
    );
    expect(await status()).toMatchObject({ failed: [], pending: ["20260102_broken"] });
    write("20260102_broken", "ALTER TABLE things ADD COLUMN size integer;");
    expect(await migrate(database, folder)).toEqual(["20260102_broken"]);
  });

  test("one that was interrupted has left nothing behind, and the next start does it whole", async () => {
    write("20260101_first", "CREATE TABLE things (id integer);");
    await migrate(database, folder);
    write("20260102_second", "CREATE TABLE more (id integer); INSERT INTO things VALUES (1);");
    const gate = new pg.Client({ connectionString: database });
    await gate.connect();
    await gate.query("BEGIN");
    await gate.query("LOCK TABLE things IN ACCESS EXCLUSIVE MODE");
    const interrupted = migrate(database, folder).catch((error: unknown) => error);
    const waits =
      "FROM pg_stat_activity WHERE application_name = 'juchu-migrate' AND datname = current_database() AND wait_event_type = 'Lock'";
    await expect.poll(() => query(`SELECT 1 ${waits}`)).toHaveLength(1);
    await query(`SELECT pg_terminate_backend(pid) ${waits}`);
    expect(await interrupted).toBeInstanceOf(Error);
    await gate.end();
    expect(await status()).toMatchObject({ failed: [], pending: ["20260102_second"] });
    expect(await migrate(database, folder)).toEqual(["20260102_second"]);
    expect(await query("SELECT id FROM things")).toEqual([{ id: 1 }]);
  });

  test("refuses to go on from where Prisma stopped half-way, with words that help", async () => {
    write("20260101_first", "CREATE TABLE things (id integer);");
    await migrate(database, folder);
    await query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'x', '20260102_by_prisma')",
    );
    expect(await status()).toMatchObject({ failed: ["20260102_by_prisma"] });
    await expect(migrate(database, folder)).rejects.toThrow(/half-way.*20260102_by_prisma[\s\S]*resolve --rolled-back/);
  });

  test("waits for a migration of Prisma's own commands", async () => {
    write("20260101_first", "CREATE TABLE things (id integer);");
    const prisma = new pg.Client({ connectionString: database });
    await prisma.connect();
    await prisma.query("SELECT pg_advisory_lock(72707369)");
    let done = false;
    const ours = migrate(database, folder).then((applied) => {
      done = true;
      return applied;
    });
    await expect
      .poll(() =>
        query(
          `SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
           WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`,
        ),
      )
      .toHaveLength(1);
    expect(done).toBe(false);
    await prisma.end();
    expect(await ours).toEqual(["20260101_first"]);
  });

  test("refuses when an applied script was edited", async () => {
    write("20260101_first", "CREATE TABLE things (id integer);");
    await migrate(database, folder);
    write("20260101_first", "CREATE TABLE things (id bigint);");
    expect(await status()).toMatchObject({ edited: ["20260101_first"], pending: [] });
    await expect(migrate(database, folder)).rejects.toThrow(/20260101_first/);
  });
});

test("the project's own migrations apply to an empty database", async () => {
  const names = readMigrations().map(({ name }) => name);
  expect(await migrate(database)).toEqual(names);
});
