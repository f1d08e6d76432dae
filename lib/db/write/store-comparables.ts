import type pg from "pg";
import { type PaymentRow, paymentOf } from "@/lib/db/rows/store-rows";
import type { Comparable, DealtWith, SeenTask } from "@/lib/payments/model/comparable";
import { isTerminal, type OperationState } from "@/lib/payments/model/states";
import type { KnownDifferences } from "@/lib/payments/store/port";

interface ComparableRow extends PaymentRow, KnownRow {
  readonly order_number: string;
  readonly version: number;
  readonly total: number;
  readonly paid: boolean;
  readonly cancellation_mark: boolean;
  readonly open_tasks: readonly SeenTask[];
  readonly operations: readonly { readonly id: string; readonly state: OperationState }[];
  readonly mark_explained: boolean;
}

interface KnownRow {
  readonly open_difference_id: number | null;
  readonly dealt_with: readonly DealtWith[];
}

/** Columns: the open difference of a payment, and those that a person has ended. */
function knownDifferences(providerPaymentId: string): string {
  return `(SELECT d.id FROM differences d WHERE d.provider_payment_id = ${providerPaymentId} AND d."end" IS NULL)
      AS open_difference_id,
    (SELECT coalesce(json_agg(json_build_object('fingerprint', d.fingerprint, 'end', d."end", 'seqs',
        (SELECT coalesce(json_agg(x.entry -> 'seq'), '[]') FROM jsonb_array_elements(d.theirs -> 'entries') AS x (entry)
          WHERE x.entry ->> 'doubt' IS NOT NULL))), '[]')
      FROM differences d WHERE d.provider_payment_id = ${providerPaymentId}
        AND d."end" IN ('taken_over', 'task_left', 'acknowledged')) AS dealt_with`;
}

// One statement for a whole page of the ledger. Each subquery goes along an index of its order or payment.
const COMPARABLES = `SELECT p.*, o.order_number, o.version, o.total, o.paid, o.cancellation_mark,
    (SELECT coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'amountAfter', t.amount_after,
        'seenAt', floor(extract(epoch FROM t.seen_at) * 1000), 'seenDenied', t.seen_denied) ORDER BY t.id), '[]')
      FROM console_tasks t WHERE t.order_id = o.id AND t.state = 'open') AS open_tasks,
    (SELECT coalesce(json_agg(json_build_object('id', q.id, 'state', q.state)), '[]')
      FROM operations q WHERE q.order_id = o.id) AS operations,
    o.cancellation_mark AND EXISTS (SELECT 1 FROM audit_events e WHERE e.order_id = o.id
      AND e.kind = 'console_task_not_needed') AS mark_explained,
    ${knownDifferences("p.provider_payment_id")}
  FROM payments p JOIN orders o ON o.id = p.order_id
  WHERE p.provider_payment_id = ANY($1)`;

/** Our side of these payments, by the provider's ids; those that we do not have are missing. */
export async function readComparables(
  client: Pick<pg.ClientBase, "query">,
  providerPaymentIds: readonly string[],
): Promise<ReadonlyMap<string, Comparable>> {
  const { rows } = await client.query<ComparableRow>(COMPARABLES, [[...providerPaymentIds]]);
  return new Map(rows.map((row) => [row.provider_payment_id ?? "", comparableOf(row)]));
}

/** What 突合 has found of a payment before, which may be none of ours. */
export async function differencesOf(
  client: Pick<pg.ClientBase, "query">,
  providerPaymentId: string,
): Promise<KnownDifferences> {
  const { rows } = await client.query<KnownRow>(`SELECT ${knownDifferences("$1")}`, [providerPaymentId]);
  return { openId: rows[0]?.open_difference_id ?? null, dealtWith: rows[0]?.dealt_with ?? [] };
}

function comparableOf(row: ComparableRow): Comparable {
  return {
    order: {
      id: row.order_id,
      orderNumber: row.order_number,
      version: row.version,
      total: row.total,
      paid: row.paid,
      cancellationMark: row.cancellation_mark,
    },
    payment: paymentOf(row),
    operationOpen: row.operations.some(({ state }) => !isTerminal(state)),
    openTasks: row.open_tasks,
    operations: row.operations,
    markExplained: row.mark_explained,
    openDifferenceId: row.open_difference_id,
    dealtWith: row.dealt_with,
  };
}
