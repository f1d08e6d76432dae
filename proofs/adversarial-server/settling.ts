import { setTimeout as pause } from "node:timers/promises";
import type { AdversarialRun } from "./history";

/** A minute, and what a look takes: after it promise 7 says what is still open. */
const LONGEST_MS = 63_000;
/** By then every inquiry has been made that meets no lie any more. */
const ENOUGH_MS = 13_000;
const LOOK_MS = 250;

/**
 * Waits until the server has nothing left to begin, and every operation is settled or needs a person; then compares with
 * the ledger. What answers contradict for ever needs most of a minute until a person is asked; a short run (`whole`
 * false) does not wait for that.
 */
export async function settle(run: AdversarialRun, whole: boolean): Promise<void> {
  const since = Date.now();
  while (Date.now() - since < LONGEST_MS) {
    const enough = !whole && Date.now() - since > ENOUGH_MS;
    const open = await openOperations(run, enough ? ["not_understood"] : []);
    if (open === 0 && (await run.server.notes()).underway === 0) break;
    await pause(LOOK_MS);
  }
  // The second one comes by what the first one met while it was changing.
  await run.shop.wholeRound();
  await run.shop.wholeRound();
}

async function openOperations({ harness }: AdversarialRun, leftOut: readonly string[]): Promise<number> {
  const { rows } = await harness.sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM operations
     WHERE state IN ('requested', 'sending', 'unknown', 'pending') AND coalesce(cause, '') <> ALL($1)`,
    [leftOut],
  );
  return rows[0]?.count ?? 0;
}
