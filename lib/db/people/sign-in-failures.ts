import "server-only";

import { randomUUID } from "node:crypto";
import type { Database } from "@/lib/db/client";

// In the rate limiter's own table, under keys that it never makes. `last_request` is the first failure of the window:
// were it the last, a stranger who keeps guessing could keep an account shut for ever.

export interface Failures {
  readonly count: number;
  /** Until the window ends. */
  readonly secondsLeft: number;
}

/** Wrong passwords of the running window. */
export async function readFailures(db: Database, key: string, windowMinutes: number): Promise<Failures> {
  const rows = await db.$queryRaw<Failures[]>`
    SELECT count, ceil((last_request + ${windowMinutes * 60_000}::int - clock.now) / 1000)::int AS "secondsLeft"
    FROM rate_limits, (SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now) AS clock
    WHERE key = ${key} AND last_request > clock.now - ${windowMinutes * 60_000}::int`;
  return rows[0] ?? { count: 0, secondsLeft: 0 };
}

export async function countFailure(db: Database, key: string, windowMinutes: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO rate_limits AS kept (id, key, count, last_request)
    VALUES (${randomUUID()}, ${key}, 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN kept.last_request > excluded.last_request - ${windowMinutes * 60_000}::int
        THEN kept.count + 1 ELSE 1 END,
      last_request = CASE WHEN kept.last_request > excluded.last_request - ${windowMinutes * 60_000}::int
        THEN kept.last_request ELSE excluded.last_request END`;
}

export async function clearFailures(db: Database, key: string): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key } });
}
