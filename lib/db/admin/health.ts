import "server-only";

import { database } from "@/lib/db/client";
import { type ReadRows, readMigrationStatus } from "./migration-status";

/** A worker shows its life every few seconds; after this long without, it counts as gone. */
const HEARTBEAT_SECONDS = 12;

const read: ReadRows = <Row extends object>(sql: string) => database().$queryRawUnsafe<Row[]>(sql);

/** Whether the database answers and every migration on disk is applied; says which one is not. Throws when it does not answer. */
export async function readSchemaHealth(): Promise<{
  readonly pending: readonly string[];
  readonly failed: readonly string[];
}> {
  return readMigrationStatus(read);
}

/** Whether some worker has shown its life just now, by the database's own clock. */
export async function isWorkerAlive(): Promise<boolean> {
  const [row] = await read<{ alive: boolean }>(
    `SELECT EXISTS (
       SELECT FROM worker_heartbeats WHERE beat_at > clock_timestamp() - interval '${HEARTBEAT_SECONDS} seconds'
     ) AS alive`,
  );
  return row?.alive === true;
}

/** Whether some account can sign in, and whether the sample shop, which brings its accounts, is laid only in part. */
export async function readStaffHealth(): Promise<{
  readonly layingSample: boolean;
  readonly someoneCanSignIn: boolean;
}> {
  const [row] = await read<{ laying: boolean; can: boolean }>(
    `SELECT EXISTS (SELECT FROM installation WHERE key = 'sample' AND value = 'laying') AS laying,
            EXISTS (
              SELECT FROM staff
              JOIN accounts ON accounts.staff_id = staff.id AND accounts.password IS NOT NULL
              WHERE NOT staff.banned
            ) AS can`,
  );
  return { layingSample: row?.laying === true, someoneCanSignIn: row?.can === true };
}
