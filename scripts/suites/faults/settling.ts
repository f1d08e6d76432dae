import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Wire } from "../wire/wire";
import type { History } from "./history";

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
  histories: ReadonlyMap<number, History>,
  whole: boolean,
): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  while (Date.now() < until) {
    const open = await openOperations(sql);
    const waited = whole ? open : open.filter(({ id, orderId }) => !needsAPerson(histories, id, orderId));
    if (waited.length === 0 && wire.underway === 0) return;
    await pause(LOOK_MS);
  }
}

interface Open {
  readonly id: string;
  readonly orderId: number;
}

async function openOperations(sql: pg.Pool): Promise<readonly Open[]> {
  const { rows } = await sql.query<Open>(
    `SELECT id::text, order_id AS "orderId" FROM operations WHERE state IN ('requested', 'sending', 'unknown')`,
  );
  return rows;
}

function needsAPerson(histories: ReadonlyMap<number, History>, id: string, orderId: number): boolean {
  for (const history of histories.values()) {
    if (history.orderIds.includes(orderId)) return history.script.stubborn || history.lied.has(id);
  }
  return false;
}
