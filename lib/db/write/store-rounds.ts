import pg from "pg";
import type { Due, Round, RoundCounts, RoundKind, Rounds } from "@/lib/payments/store/rounds-port";
import type { EpochMs } from "@/lib/time/epoch";
import { readComparables } from "./store-comparables";
import { storeError } from "./store-errors";

const HOUR_MS = 3_600_000;
/** Rounds are kept for the screen; what they found is kept for ever. */
const KEPT = "30 days";

interface RoundRow {
  readonly id: number;
  readonly kind: RoundKind;
  readonly since: Date;
  readonly started_at: Date;
}

/** Rounds of 突合 on PostgreSQL, by the database's clock. */
export function openRounds(pool: pg.Pool): Rounds {
  const query = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    try {
      return (await pool.query<Row>(sql, values)).rows;
    } catch (error) {
      throw storeError(error);
    }
  };
  return {
    begin: (due) => begin(query, due),
    renew: async (roundId, leaseMs, counts) => {
      const renewed = await query(
        `UPDATE reconciliation_rounds SET lease_until = now() + $2 * interval '1 millisecond', ${COUNTED}
         WHERE id = $1 AND ended_at IS NULL RETURNING id`,
        [roundId, leaseMs, ...valuesOf(counts)],
      );
      return renewed.length === 1;
    },
    end: async (roundId, counts, failed) => {
      await query(
        `UPDATE reconciliation_rounds SET ended_at = clock_timestamp(), failed = $2, ${COUNTED}
         WHERE id = $1 AND ended_at IS NULL`,
        [roundId, failed, ...valuesOf(counts)],
      );
    },
    comparables: async (providerPaymentIds) => {
      try {
        return await readComparables(pool, providerPaymentIds);
      } catch (error) {
        throw storeError(error);
      }
    },
    noteAgreeing: async (agreeing) => {
      if (agreeing.length === 0) return;
      const values = [agreeing.map(({ paymentId }) => paymentId), agreeing.map(({ version }) => version)];
      await query(NOTE_AGREEING, values);
    },
    unlooked: ({ liveSince, changedSince, afterPaymentId, limit }) =>
      query(UNLOOKED, [liveSince === null ? null : new Date(liveSince), new Date(changedSince), afterPaymentId, limit]),
    keepUnknown: async (difference) => {
      const { providerPaymentId, provider, methodId, orderNumber, kinds, fingerprint, theirs } = difference;
      await query(KEEP_UNKNOWN, [
        providerPaymentId,
        provider,
        methodId,
        orderNumber,
        [...kinds],
        fingerprint,
        JSON.stringify(theirs),
      ]);
    },
  };
}

const COUNTED = `looked = $3, agreed = $4, differing = $5, tasks_seen = $6, put_off = $7, unreadable = $8`;

function valuesOf({ looked, agreed, differing, tasksSeen, putOff, unreadable }: RoundCounts): readonly number[] {
  return [looked, agreed, differing, tasksSeen, putOff, unreadable];
}

// Not where our side has changed since it was read, and not where another transaction holds it: what that one writes was
// not looked at, though it may bear an instant from before this one.
const NOTE_AGREEING = `WITH held AS (
    SELECT p.id FROM unnest($1::int[], $2::int[]) AS looked (id, version)
      JOIN payments p ON p.id = looked.id JOIN orders o ON o.id = p.order_id AND o.version = looked.version
    FOR SHARE OF o SKIP LOCKED)
  INSERT INTO ledger_looks (payment_id, looked_at, agrees) SELECT id, clock_timestamp(), true FROM held GROUP BY id
  ON CONFLICT (payment_id) DO UPDATE SET looked_at = excluded.looked_at, agrees = true`;

// What our side changed: a call that was settled, a task that a person closed. Two ways, each along its own rows: one
// condition over both would look through all that changed for every payment of the shop.
const UNLOOKED = `WITH changed AS (
    SELECT payment_id AS id, max(settled_at) AS at FROM operations
      WHERE settled_at >= $2 AND payment_id IS NOT NULL GROUP BY 1
    UNION ALL SELECT p.id, max(t.closed_at) FROM console_tasks t JOIN payments p ON p.order_id = t.order_id AND p.superseded_at IS NULL
      WHERE t.state IN ('done', 'not_needed') AND t.closed_at >= $2 GROUP BY 1)
  SELECT p.id AS "paymentId", p.order_id AS "orderId", p.provider_payment_id AS "providerPaymentId" FROM payments p
  WHERE p.provider_payment_id IS NOT NULL AND p.id IN (
    SELECT q.id FROM payments q LEFT JOIN ledger_looks l ON l.payment_id = q.id
      WHERE $1::timestamptz IS NOT NULL AND q.id > $3 AND q.state IN ('authorized', 'captured')
        AND (l.looked_at IS NULL OR l.looked_at < $1)
    UNION ALL SELECT c.id FROM changed c LEFT JOIN ledger_looks l ON l.payment_id = c.id
      WHERE c.id > $3 AND (l.looked_at IS NULL OR l.looked_at <= c.at))
  ORDER BY p.id LIMIT $4`;

// Not where we have the payment by now, and not what a person has acknowledged just as it is.
const KEEP_UNKNOWN = `INSERT INTO differences (provider_payment_id, provider, method_id, order_number, kinds, fingerprint,
    theirs, found_at, seen_at)
  SELECT $1, $2, $3, $4, $5, $6, $7, now(), now()
  WHERE NOT EXISTS (SELECT 1 FROM payments WHERE provider_payment_id = $1)
    AND NOT EXISTS (SELECT 1 FROM differences WHERE provider_payment_id = $1 AND fingerprint = $6 AND "end" = 'acknowledged')
  ON CONFLICT (provider_payment_id) WHERE "end" IS NULL
  DO UPDATE SET fingerprint = excluded.fingerprint, theirs = excluded.theirs, seen_at = excluded.seen_at`;

type Query = <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;

async function begin(query: Query, due: Due): Promise<Round | null> {
  await query(ABANDON, [due.leaseMs]);
  await query(
    `DELETE FROM reconciliation_rounds WHERE started_at < now() - interval '${KEPT}' AND ended_at IS NOT NULL`,
  );
  try {
    const [row] = await query<RoundRow>(BEGIN_DUE, [
      new Date(due.nightlySince),
      due.recentEveryMs,
      due.recentMs,
      due.afterFailureMs,
      due.leaseMs,
      HOUR_MS,
    ]);
    return row === undefined ? null : roundOf(row);
  } catch (error) {
    // Another process began one in the same instant.
    if (isRunningAlready(error)) return null;
    throw error;
  }
}

function isRunningAlready(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === "reconciliation_rounds_one_running";
}

// A lease that no process can have taken was taken by a clock that has been put back since: its process is as good as dead.
const ABANDON = `UPDATE reconciliation_rounds SET ended_at = now(), failed = 'abandoned'
  WHERE ended_at IS NULL AND (lease_until <= now() OR lease_until > now() + 2 * $1 * interval '1 millisecond')`;

// What began in the future, by a clock that was put back, counts for nothing; what is due by another clock alone is not.
// Nightly: from the oldest payment that lives, because a payment's last change never lies before its first. An hour is
// taken off for clocks. A nightly round that went well is as good as a recent one.
const BEGIN_DUE = `WITH kinds AS (
    SELECT 'nightly' AS kind,
      $1 <= now() AND NOT EXISTS (SELECT 1 FROM reconciliation_rounds WHERE kind = 'nightly'
        AND started_at >= $1 AND started_at <= now()
        AND (failed IS NULL OR started_at > now() - $4 * interval '1 millisecond')) AS due,
      (SELECT coalesce(min(payment_at), now() - $3 * interval '1 millisecond') FROM payments
        WHERE state IN ('authorized', 'captured')) - $6 * interval '1 millisecond' AS since, 1 AS place
    UNION ALL SELECT 'recent',
      NOT EXISTS (SELECT 1 FROM reconciliation_rounds WHERE started_at <= now() AND started_at
          > now() - CASE WHEN failed IS NULL THEN $2::int ELSE $4::int END * interval '1 millisecond'),
      now() - $3 * interval '1 millisecond', 2)
  INSERT INTO reconciliation_rounds (kind, since, started_at, lease_until)
  SELECT kind::"RoundKind", since, now(), now() + $5 * interval '1 millisecond' FROM kinds
  WHERE due AND NOT EXISTS (SELECT 1 FROM reconciliation_rounds WHERE ended_at IS NULL)
  ORDER BY place LIMIT 1
  RETURNING id, kind::text AS kind, since, started_at`;

function roundOf({ id, kind, since, started_at }: RoundRow): Round {
  const at = (date: Date): EpochMs => date.getTime();
  return { id, kind, since: at(since), startedAt: at(started_at) };
}
