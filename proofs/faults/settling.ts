import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Wire } from "../wire/wire";
import type { History } from "./harness/history";

/** A minute, and what a look takes: after it promise 7 says what is still open. */
const LONGEST_MS = 62_000;
const LOOK_MS = 250;

/**
 * Waits until nothing is on its way and every operation is settled or needs a person. What only a person can settle
 * needs most of a minute until it says so; a short run (`whole` false) does not wait for that.
 */
export async function waitUntilSettled(
  sql: pg.Pool,
  wire: Wire,
  owners: ReadonlyMap<string, History>,
  whole: boolean,
): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  while (Date.now() < until) {
    const open = await openOperations(sql);
    const waited = whole ? open : open.filter((id) => !needsAPerson(owners, id));
    if (waited.length === 0 && wire.underway === 0) return;
    await pause(LOOK_MS);
  }
}

async function openOperations(sql: pg.Pool): Promise<readonly string[]> {
  const { rows } = await sql.query<{ id: string }>(
    "SELECT id::text FROM operations WHERE state IN ('requested', 'sending', 'unknown', 'pending')",
  );
  return rows.map(({ id }) => id);
}

function needsAPerson(owners: ReadonlyMap<string, History>, id: string): boolean {
  const history = owners.get(id);
  return history !== undefined && (history.script.stubborn || history.lied.has(id));
}
