import "server-only";

import type { Database } from "@/lib/db/client";

/** A worker's sign of life, by the database's clock; its first one says when it started. */
export async function beat(db: Database, workerId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO worker_heartbeats (worker_id, started_at, beat_at)
    VALUES (${workerId}, clock_timestamp(), clock_timestamp())
    ON CONFLICT (worker_id) DO UPDATE SET beat_at = excluded.beat_at`;
}

/** Deletes this worker's heartbeat, and those that were not renewed for a day. */
export async function endBeats(db: Database, workerId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM worker_heartbeats
    WHERE worker_id = ${workerId} OR beat_at < clock_timestamp() - interval '1 day'`;
}
