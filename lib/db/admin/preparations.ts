import "server-only";

import type { Database } from "@/lib/db/client";

/** Deletes preparations that were not confirmed, a day after they expired; at most so many at a time. */
export async function forgetPreparations(db: Database, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM preparations WHERE request_key IN (
      SELECT request_key FROM preparations
      WHERE expires_at < clock_timestamp() - interval '1 day' AND answer IS NULL AND operation_id IS NULL
      ORDER BY expires_at LIMIT ${limit})`;
}
