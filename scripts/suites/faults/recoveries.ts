import type pg from "pg";
import type { History } from "./history";

interface Ended {
  readonly id: string;
  readonly settledAt: number;
  readonly pending: boolean;
}

/** How long operations stayed open that a crash had left behind, of those that nothing else disturbed. */
export async function recoveriesOf(
  sql: pg.Pool,
  histories: ReadonlyMap<number, History>,
  deaths: readonly { readonly from: number; readonly until: number }[],
): Promise<readonly number[]> {
  const left = [...histories.values()].flatMap((history) =>
    history.left.flatMap((one) =>
      history.troubled.has(one.operationId) ? [] : [{ ...one, faultsAt: history.faultsAt }],
    ),
  );
  const { rows } = await sql.query<Ended>(
    `SELECT id::text, floor(extract(epoch FROM settled_at) * 1000)::float8 AS "settledAt",
       coalesce(cause = 'pending', false) AS pending
     FROM operations WHERE id::text = ANY($1) AND settled_at IS NOT NULL`,
    [left.map(({ operationId }) => operationId)],
  );
  const ended = new Map(rows.map((row) => [row.id, row]));
  return left.flatMap(({ operationId, at, faultsAt }) => {
    const end = ended.get(operationId);
    if (end === undefined || end.pending || end.settledAt <= at) return [];
    // Something else went wrong meanwhile, or the worker whose turn it was died as well.
    if (faultsAt.some((fault) => fault > at && fault < end.settledAt)) return [];
    if (deaths.some(({ from, until }) => from < end.settledAt && until > at)) return [];
    return [end.settledAt - at];
  });
}
