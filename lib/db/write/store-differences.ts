import type pg from "pg";
import { insertEvent } from "@/lib/db/rows/audit-event";
import { differenceRecordOf, type StoredDifferenceRow } from "@/lib/db/rows/difference-row";
import type { DifferenceRecord } from "@/lib/payments/model/differences";
import type { DifferenceEvent, EndedDifference, NewDifference, SeenDifference } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";
import { update } from "./store-columns";

/** `locking`: FOR UPDATE, or nothing. */
export async function findDifference(
  client: pg.ClientBase,
  id: number,
  locking: "" | "FOR UPDATE OF d" = "",
): Promise<DifferenceRecord | null> {
  const { rows } = await client.query<StoredDifferenceRow>(
    `SELECT d.*, coalesce(s.name, d.ended_by) AS ended_by_name
     FROM differences d LEFT JOIN staff s ON s.id = d.ended_by WHERE d.id = $1 ${locking}`,
    [id],
  );
  return rows[0] === undefined ? null : differenceRecordOf(rows[0]);
}

export async function openDifference(client: pg.ClientBase, difference: NewDifference): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO differences (provider_payment_id, provider, method_id, order_id, order_number, kinds, fingerprint, ours,
       theirs, found_at, seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) RETURNING id`,
    [
      difference.providerPaymentId,
      difference.provider,
      difference.methodId,
      difference.orderId,
      difference.orderNumber,
      [...difference.kinds],
      difference.fingerprint,
      json(difference.ours),
      json(difference.theirs),
      new Date(difference.foundAt),
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the difference was not written");
  return row.id;
}

export async function seeDifference(
  client: pg.ClientBase,
  id: number,
  { kinds, fingerprint, ours, theirs, orderId, orderNumber }: SeenDifference,
  at: EpochMs,
): Promise<void> {
  const sides = { kinds: [...kinds], fingerprint, ours: json(ours), theirs: json(theirs), seen_at: new Date(at) };
  await update(client, "differences", { ...sides, order_id: orderId, order_number: orderNumber }, { id });
}

export async function endDifference(
  client: pg.ClientBase,
  id: number,
  { end, at, by, note }: EndedDifference,
): Promise<void> {
  await update(client, "differences", { '"end"': end, ended_at: new Date(at), ended_by: by, note }, { id });
}

export async function writeDifferenceEvent(
  client: pg.ClientBase,
  { differenceId, kind, at, staffId, ...data }: DifferenceEvent,
): Promise<void> {
  const about = { subject: "difference", subjectId: `${differenceId}` } as const;
  const { text, values } = insertEvent({ at: new Date(at), actor: "staff", staffId, kind, data, ...about });
  await client.query(text, [...values]);
}

/** When the payment was last laid beside the ledger, and whether the two agreed. */
export async function noteLook(
  client: pg.ClientBase,
  paymentId: number,
  { at, agrees }: { readonly at: EpochMs; readonly agrees: boolean },
): Promise<void> {
  await client.query(
    `INSERT INTO ledger_looks (payment_id, looked_at, agrees) VALUES ($1, $2, $3)
     ON CONFLICT (payment_id) DO UPDATE SET looked_at = excluded.looked_at, agrees = excluded.agrees`,
    [paymentId, new Date(at), agrees],
  );
}

function json(side: object | null): string | null {
  return side === null ? null : JSON.stringify(side);
}
