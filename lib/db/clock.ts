import "server-only";

import type { EpochMs } from "@/lib/time/epoch";
import type { Database, Transaction } from "./client";

/**
 * The database's clock at this very moment. Not now(): that is the transaction's start, which after a wait for a lock
 * lies in the past.
 */
export async function databaseNow(db: Database | Transaction): Promise<EpochMs> {
  const rows = await db.$queryRaw<{ ms: number }[]>`
    SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
  const row = rows[0];
  if (row === undefined) throw new Error("the database did not tell the time");
  return row.ms;
}
