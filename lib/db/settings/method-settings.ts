import "server-only";

import type { MethodRules, Stage } from "@/lib/capability/types";
import type { Database, Transaction } from "@/lib/db/client";

export interface MethodSettingsRecord {
  readonly methodId: string;
  readonly flags: MethodRules;
  readonly version: number;
  readonly updatedAt: number;
  /** A staff member's id. */
  readonly updatedBy: string | null;
}

export async function readMethodSettings(
  db: Database | Transaction,
  methodId?: string,
): Promise<readonly MethodSettingsRecord[]> {
  const rows = await db.methodSetting.findMany({ where: methodId === undefined ? {} : { methodId } });
  return rows.map(({ methodId: id, version, updatedAt, updatedBy, ...flags }) => ({
    methodId: id,
    flags,
    version,
    updatedAt: updatedAt.getTime(),
    updatedBy,
  }));
}

/** Makes the method's row where there is none yet, and holds it until the transaction ends. */
export async function lockMethodSettings(transaction: Transaction, methodId: string): Promise<MethodSettingsRecord> {
  await transaction.$executeRaw`
    INSERT INTO method_settings (method_id) VALUES (${methodId}) ON CONFLICT (method_id) DO NOTHING`;
  await transaction.$queryRaw`SELECT version FROM method_settings WHERE method_id = ${methodId} FOR UPDATE`;
  const [record] = await readMethodSettings(transaction, methodId);
  if (record === undefined) throw new Error(`method_settings of ${methodId} is gone under its lock`);
  return record;
}

export async function updateMethodFlag(
  transaction: Transaction,
  methodId: string,
  change: {
    readonly flag: keyof MethodRules;
    readonly value: boolean | string;
    readonly at: Date;
    readonly by: string;
  },
): Promise<void> {
  await transaction.methodSetting.update({
    where: { methodId },
    data: {
      [change.flag]: change.value,
      version: { increment: 1 },
      updatedAt: change.at,
      updatedBy: change.by,
    },
  });
}

/** The last change of each flag, and of 決済方式, of each method. */
export async function lastFlagChanges(db: Database | Transaction, methodId?: string) {
  const only = methodId ?? null;
  const rows = await db.$queryRaw<{ method_id: string; flag: string; at: Date; staff_id: string | null }[]>`
    SELECT DISTINCT ON (subject_id, data->>'flag') subject_id AS method_id, data->>'flag' AS flag, at, staff_id
    FROM audit_events
    WHERE subject = 'method' AND kind = 'flag_changed' AND (${only}::text IS NULL OR subject_id = ${only})
    ORDER BY subject_id, data->>'flag', id DESC`;
  return rows.map((row) => ({ methodId: row.method_id, flag: row.flag, at: row.at.getTime(), staffId: row.staff_id }));
}

/** The method's orders whose payment still stands, in groups that the rules cannot tell apart. */
export async function groupOpenOrders(transaction: Transaction, methodId: string): Promise<readonly OrderGroup[]> {
  return transaction.$queryRaw<OrderGroup[]>`
    SELECT stage, paid, three_d_secure AS "threeDSecure", slip_number_sent AS "slipNumberSent",
      coalesce(cancel_deadline < clock.now, false) AS "cancelPassed",
      coalesce(amount_deadline < clock.now, false) AS "amountPassed",
      count(*)::int AS count
    FROM orders, (SELECT clock_timestamp() AS now) AS clock
    WHERE method_id = ${methodId} AND stage IN ('before_capture', 'after_capture') AND NOT cancellation_mark
    GROUP BY 1, 2, 3, 4, 5, 6`;
}

/** The method's orders that wait for their authorization. */
export async function countAwaiting(transaction: Transaction, methodId: string): Promise<number> {
  return transaction.order.count({
    where: { methodId, stage: "unauthorized", payments: { some: { supersededAt: null, state: "awaiting" } } },
  });
}

/** Orders of one method that the rules cannot tell apart, and how many there are. */
export interface OrderGroup {
  readonly stage: Stage;
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
  readonly cancelPassed: boolean;
  readonly amountPassed: boolean;
  readonly count: number;
}
