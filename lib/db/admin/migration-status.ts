import { type MigrationOnDisk, readMigrations } from "./migrations-on-disk";

/** How a database stands to the migrations on disk. */
export interface MigrationStatus {
  /** On disk and not applied, oldest first. */
  readonly pending: readonly string[];
  /** Begun and neither finished nor rolled back: the script failed in the middle. */
  readonly failed: readonly string[];
  /** Applied, and the script on disk has another text now. */
  readonly edited: readonly string[];
}

/** Runs one statement without parameters and returns its rows: pg and Prisma both can. */
export type ReadRows = <Row extends object>(sql: string) => Promise<readonly Row[]>;

interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

async function readApplied(read: ReadRows): Promise<readonly AppliedRow[]> {
  const [known] = await read<{ found: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found");
  if (known?.found !== true) return [];
  return read<AppliedRow>(
    "SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
}

/** Compares the database's own record (`_prisma_migrations`) with the migrations on disk. Reads only. */
export async function readMigrationStatus(
  read: ReadRows,
  migrations: readonly MigrationOnDisk[] = readMigrations(),
): Promise<MigrationStatus> {
  const applied = await readApplied(read);
  const finished = new Map(applied.filter((row) => row.finished).map((row) => [row.migration_name, row.checksum]));
  return {
    pending: migrations.filter(({ name }) => !finished.has(name)).map(({ name }) => name),
    failed: applied.filter((row) => !row.finished).map((row) => row.migration_name),
    edited: migrations
      .filter(({ name, checksum }) => finished.has(name) && finished.get(name) !== checksum)
      .map(({ name }) => name),
  };
}
