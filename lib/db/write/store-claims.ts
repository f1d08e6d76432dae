import type pg from "pg";
import { OPEN_STATES_TEXT } from "@/lib/db/rows/open-states";
import { type OperationRow, openOperation, operationColumns, operationOf } from "@/lib/db/rows/store-operation-rows";
import type { Claimed, DueClaim, Store } from "@/lib/payments/store/port";
import { storeError } from "./store-errors";

// now() is right here: a single statement that never waits. Rows that another transaction holds are skipped.
const LEASED = `SET fence = o.fence + 1, lease_until = now() + $2 * interval '1 millisecond',
  next_step_at = now() + $2 * interval '1 millisecond'
  FROM taken WHERE o.id = taken.id
  RETURNING ${operationColumns("o")},
    (SELECT p.provider_payment_id FROM payments p WHERE p.id = o.payment_id) AS provider_payment_id`;
/** As the index operations_due has it. */
const PROVIDER = "split_part(method_id, '/', 1)";

/**
 * The providers that have something open are hopped over in the index, and of each only so many due rows are read as may
 * be taken: however many wait at one, a claim costs the same. Twice as many, since another worker may be taking the first
 * half. What is locked is what is taken; a row that changed since it was read is asked again whether it is due.
 */
export const CLAIM_DUE = `WITH RECURSIVE providers(provider) AS (
    (SELECT ${PROVIDER} FROM operations WHERE state IN ${OPEN_STATES_TEXT} ORDER BY 1 LIMIT 1)
    UNION ALL
    SELECT (SELECT ${PROVIDER} FROM operations WHERE state IN ${OPEN_STATES_TEXT} AND ${PROVIDER} > p.provider ORDER BY 1 LIMIT 1)
    FROM providers p WHERE p.provider IS NOT NULL),
  due AS (
    SELECT d.id, d.next_step_at, coalesce(($4::jsonb ->> p.provider)::int, 0)
      + row_number() OVER (PARTITION BY p.provider ORDER BY d.next_step_at, d.id) AS position
    FROM providers p CROSS JOIN LATERAL (
      SELECT id, next_step_at FROM operations
      WHERE state IN ${OPEN_STATES_TEXT} AND ${PROVIDER} = p.provider AND next_step_at <= now()
      ORDER BY next_step_at, id LIMIT 2 * $1) d),
  first AS (
    SELECT id, position, next_step_at FROM due WHERE position <= $3 ORDER BY position, next_step_at, id LIMIT 2 * $1),
  taken AS (
    SELECT o.id FROM first JOIN operations o ON o.id = first.id
    WHERE o.id = ANY (ARRAY(SELECT id FROM first)) AND o.state IN ${OPEN_STATES_TEXT} AND o.next_step_at <= now()
    ORDER BY first.position, first.next_step_at, first.id LIMIT $1 FOR UPDATE OF o SKIP LOCKED)
  UPDATE operations o ${LEASED}`;
const CLAIM_ONE = `WITH taken AS (
    SELECT id FROM operations WHERE id = $1 AND state IN ${OPEN_STATES_TEXT} AND (lease_until IS NULL OR lease_until <= now())
    FOR UPDATE SKIP LOCKED)
  UPDATE operations o ${LEASED}`;

// The old fence stays: the process that still holds the lease may write until another has claimed.
const RECALL = `UPDATE operations SET next_step_at = now(), lease_until = CASE WHEN lease_until > now() THEN now() END
  WHERE state IN ${OPEN_STATES_TEXT} AND next_step_at > now() + $1 * interval '1 millisecond'`;

export interface Claims extends Pick<Store, "claimDue" | "claim"> {
  /**
   * Makes due what is planned further ahead than `farthestMs`: the database's clock was put back since, and no worker
   * would inquire until it shows the old time again. Returns how many there were.
   */
  recall(farthestMs: number): Promise<number>;
}

export function openClaims(pool: pg.Pool): Claims {
  return {
    recall: (farthestMs) => recall(pool, farthestMs),
    claimDue: (asked) => claims(pool, CLAIM_DUE, dueValues(asked)),
    claim: async (operationId, leaseMs) => (await claims(pool, CLAIM_ONE, [operationId, leaseMs]))[0] ?? null,
  };
}

export function dueValues({ limit, leaseMs, each, inFlight }: DueClaim): readonly unknown[] {
  return [limit, leaseMs, each, JSON.stringify(Object.fromEntries(inFlight))];
}

async function recall(pool: pg.Pool, farthestMs: number): Promise<number> {
  try {
    return (await pool.query(RECALL, [farthestMs])).rowCount ?? 0;
  } catch (error) {
    throw storeError(error);
  }
}

type ClaimedRow = OperationRow & { readonly provider_payment_id: string | null };

async function claims(pool: pg.Pool, sql: string, values: readonly unknown[]): Promise<readonly Claimed[]> {
  let rows: readonly ClaimedRow[];
  try {
    ({ rows } = await pool.query<ClaimedRow>(sql, [...values]));
  } catch (error) {
    throw storeError(error);
  }
  return readable(rows);
}

/**
 * A row that cannot be read (of a method that is no longer in the catalogue) is left to its lease, and does not take the
 * others of its claim with it. It is told as soon as it comes alone.
 */
function readable(rows: readonly ClaimedRow[]): readonly Claimed[] {
  const claimed: Claimed[] = [];
  const broken: unknown[] = [];
  for (const row of rows) {
    try {
      claimed.push({ operation: openOperation(operationOf(row)), providerPaymentId: row.provider_payment_id });
    } catch (error) {
      broken.push(error);
    }
  }
  if (claimed.length === 0 && broken.length > 0) throw broken[0];
  return claimed;
}
