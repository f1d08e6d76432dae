import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";

/** A minute, and the time of a look. Promise 7 then reports what is still open. */
const LONGEST_MS = 63_000;
const LOOK_MS = 250;

export interface OpenOperation {
  readonly id: string;
  readonly cause: string | null;
}

/** Waits until no mutation is on its way and no operation is open that `isAwaited`. */
export async function untilSettled(
  sql: pg.Pool,
  underway: () => number | Promise<number>,
  isAwaited: (operation: OpenOperation, waitedMs: number) => boolean,
): Promise<void> {
  const since = Date.now();
  while (Date.now() - since < LONGEST_MS) {
    const open = await openOperations(sql);
    const awaited = open.some((operation) => isAwaited(operation, Date.now() - since));
    if (!awaited && (await underway()) === 0) return;
    await pause(LOOK_MS);
  }
}

async function openOperations(sql: pg.Pool): Promise<readonly OpenOperation[]> {
  const { rows } = await sql.query<OpenOperation>(
    "SELECT id::text, cause FROM operations WHERE state IN ('requested', 'sending', 'unknown', 'pending')",
  );
  return rows;
}
