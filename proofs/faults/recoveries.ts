import type pg from "pg";
import type { History } from "./harness/history";

interface Ended {
  readonly id: string;
  readonly createdAt: number;
  readonly settledAt: number;
  readonly pending: boolean;
}

/** As long as the sender alone may write. */
const LEASE_MS = 10_000;
/** Rows are held no longer. */
const HELD_MS = 4_000;

/** How long operations stayed open that a crash had left behind, of those that nothing else disturbed. */
export async function recoveriesOfHistories(
  sql: pg.Pool,
  histories: ReadonlyMap<number, History>,
  deaths: readonly { readonly from: number; readonly until: number }[],
): Promise<readonly number[]> {
  const left = [...histories.values()].flatMap((history) =>
    history.left.flatMap((one) => (history.troubled.has(one.operationId) ? [] : [{ ...one, heldAt: history.heldAt }])),
  );
  const { rows } = await sql.query<Ended>(
    `SELECT id::text, floor(extract(epoch FROM created_at) * 1000)::float8 AS "createdAt", floor(extract(epoch FROM settled_at) * 1000)::float8 AS "settledAt",
       coalesce(cause = 'pending', false) AS pending
     FROM operations WHERE id::text = ANY($1) AND settled_at IS NOT NULL`,
    [left.map(({ operationId }) => operationId)],
  );
  const ended = new Map(rows.map((row) => [row.id, row]));
  return left.flatMap(({ operationId, at, heldAt }) => {
    const end = ended.get(operationId);
    if (end === undefined || end.pending || end.settledAt <= at) return [];
    if (heldAt.some((held) => held > at - HELD_MS && held < end.settledAt)) return [];
    // The worker whose turn it was, once the lease was over, may have died as well.
    const leaseEnds = end.createdAt + LEASE_MS;
    if (deaths.some(({ from, until }) => from < end.settledAt && until > leaseEnds)) return [];
    return [end.settledAt - at];
  });
}
