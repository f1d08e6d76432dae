import { connect, type Database } from "@/lib/db/client";
import { type DatabaseWire, type FrameOutcome, openDatabaseWire } from "@/proofs/database-wire/database-wire";

/** A database that can go away, fill up, or keep its last word to itself. */
export interface TroubledDatabase {
  /** The way through the trouble. */
  readonly db: Database;
  /** The same database, reached beside it. */
  readonly beside: Database;
  /** A write to the trail finds the disk full, as a statement or not before COMMIT. */
  fill(when: "statement" | "commit"): Promise<void>;
  /** The next COMMIT is cut off, before the server hears of it or before its answer is heard. */
  loseCommit(at: "commit_asked" | "commit_answered"): void;
  /** Ends every connection. */
  cut(): void;
  /** The database is not reached from now on. */
  goAway(): Promise<void>;
  heal(): Promise<void>;
  close(): Promise<void>;
}

export async function openTroubledDatabase(databaseUrl: string): Promise<TroubledDatabase> {
  let lost: "commit_asked" | "commit_answered" | null = null;
  const wire: DatabaseWire = await openDatabaseWire(databaseUrl, ({ at }): Promise<FrameOutcome> | null => {
    if (at !== lost) return null;
    lost = null;
    return Promise.resolve("cut");
  });
  const db = connect(wire.url, 2);
  const beside = connect(databaseUrl, 2);
  await beside.$executeRawUnsafe(FULL);
  return {
    db,
    beside,
    fill: async (when) => {
      await beside.$executeRawUnsafe(when === "statement" ? FULL_AT_STATEMENT : FULL_AT_COMMIT);
    },
    loseCommit: (at) => {
      lost = at;
    },
    cut: () => void wire.cutAll(),
    goAway: () => wire.close(),
    heal: async () => {
      lost = null;
      await beside.$executeRawUnsafe("DROP TRIGGER IF EXISTS full_disk ON audit_events");
    },
    close: async () => {
      await Promise.allSettled([db.$disconnect(), beside.$disconnect(), wire.close()]);
    },
  };
}

const FULL = `CREATE FUNCTION find_disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`;
const FULL_AT_STATEMENT =
  "CREATE TRIGGER full_disk BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION find_disk_full()";
const FULL_AT_COMMIT = `CREATE CONSTRAINT TRIGGER full_disk AFTER INSERT ON audit_events DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION find_disk_full()`;
