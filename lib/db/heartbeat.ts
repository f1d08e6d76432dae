import "server-only";

import type { Database } from "./client";

/** Shows that a worker lives, by the database's own clock. */
export async function beat(db: Database, workerId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO worker_heartbeats (worker_id, started_at, beat_at)
    VALUES (${workerId}, clock_timestamp(), clock_timestamp())
    ON CONFLICT (worker_id) DO UPDATE SET beat_at = excluded.beat_at`;
}

/** A worker that ends in good order says so; one that is killed is noticed by its silence. Forgets the silent ones too. */
export async function endBeat(db: Database, workerId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM worker_heartbeats
    WHERE worker_id = ${workerId} OR beat_at < clock_timestamp() - interval '1 day'`;
}
