import pg from "pg";
import { vi } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { type MoneyStore, openStore } from "@/lib/db/write/store";
import { systemIds } from "@/lib/payments/call/ids";
import { systemClock } from "@/lib/payments/call/system-clock";
import { orderRows } from "@/prisma/builders/order-rows";
import { buildOrder } from "@/prisma/builders/orders";
import { FakeProvider } from "./fake-provider";
import { type DifferenceWord, ledgerOf, STAFF, type TestShop } from "./test-shop";

export interface PgShop extends TestShop {
  readonly store: MoneyStore;
  /** For questions that only SQL can ask. */
  readonly sql: pg.Pool;
  /** As what screens read has it. */
  readonly db: Database;
  readonly databaseUrl: string;
}

/** A shop on a PostgreSQL database of its own; the provider keeps the machine's clock. */
export async function openPgShop(poolSize = 10): Promise<PgShop> {
  const databaseUrl = await freshDatabase();
  const sql = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const db = connect(databaseUrl, 2);
  const store = openStore(databaseUrl, poolSize);
  const provider = new FakeProvider(() => Date.now());
  for (const { id, name, role } of Object.values(STAFF)) {
    await sql.query("INSERT INTO staff (id, name, email, role) VALUES ($1, $2, $3, $4)", [
      id,
      name,
      `${id}@example.jp`,
      role,
    ]);
  }
  let orders = 0;
  const find = <Row extends pg.QueryResultRow>(text: string, values: unknown[]) =>
    sql.query<Row>(text, values).then(({ rows }) => rows);
  return {
    store,
    sql,
    db,
    databaseUrl,
    provider,
    deps: { store, gateway: provider, ids: systemIds, clock: systemClock, log: () => undefined },
    now: () => Date.now(),
    reach: async (instant) => {
      await vi.waitUntil(() => Date.now() >= instant, { timeout: 10_000, interval: 10 });
    },
    age: async (ms) => {
      await sql.query(
        `UPDATE operations SET created_at = created_at - by, expires_at = expires_at - by, lease_until = lease_until - by,
           next_step_at = next_step_at - by
         FROM (SELECT $1 * interval '1 millisecond' AS by) AS shift WHERE settled_at IS NULL`,
        [ms],
      );
    },
    order: async (spec) => {
      const sequence = ++orders;
      const providerPaymentId = spec.providerPaymentId ?? `pay-own-${sequence}`;
      const own = { ...spec, orderNumber: spec.orderNumber ?? `OWN-${sequence}` };
      const unborn = spec.stage === "unauthorized" && spec.lapsed !== true;
      const known = unborn ? own : { ...own, providerPaymentId };
      const at = Date.now();
      const { id, orderNumber } = await buildOrder(db, known, at);
      if (!unborn) {
        provider.payments.set(providerPaymentId, ledgerOf(orderRows(known, sequence, at), providerPaymentId));
      }
      return { id, orderNumber, methodId: spec.methodId, providerPaymentId };
    },
    setFlags: async (methodId, flags) => {
      await db.methodSetting.upsert({
        where: { methodId },
        create: { methodId, ...flags, updatedBy: STAFF.admin.id },
        update: { ...flags, updatedBy: STAFF.admin.id, updatedAt: new Date() },
      });
    },
    setRole: async (staffId, role) => {
      await sql.query("UPDATE staff SET role = $2 WHERE id = $1", [staffId, role]);
    },
    operations: async (orderId) => {
      const rows = await find<{ id: string }>("SELECT id FROM operations WHERE order_id = $1 ORDER BY id", [orderId]);
      return store.transaction(async (tx) => {
        const operations = [];
        for (const { id } of rows) {
          const operation = await tx.findOperation(id);
          if (operation !== null) operations.push(operation);
        }
        return operations;
      });
    },
    attempts: async (operationId) => {
      const rows = await db.operationAttempt.findMany({ where: { operationId }, orderBy: { seq: "asc" } });
      return rows.map(({ seq, kind, startedAt, endedAt, outcome, httpStatus, providerCode, providerStatus, raw }) => ({
        operationId,
        seq,
        kind,
        startedAt: startedAt.getTime(),
        end:
          endedAt === null
            ? null
            : { endedAt: endedAt.getTime(), outcome: outcome ?? "", httpStatus, providerCode, providerStatus, raw },
      }));
    },
    preparation: (requestKey) => store.transaction((tx) => tx.findPreparation(requestKey)),
    // Only what is chained: an event without its link is none.
    differenceEvents: (id) =>
      find<DifferenceWord>(
        `SELECT e.kind, e.staff_id AS "staffId", e.data->>'reason' AS reason,
           e.data->>'providerPaymentId' AS "providerPaymentId"
         FROM audit_events e JOIN audit_links l ON l.event_id = e.id
         WHERE e.subject = 'difference' AND e.subject_id = $1`,
        [`${id}`],
      ),
    closedTasks: async (orderId) =>
      (await find("SELECT 1 FROM console_tasks WHERE order_id = $1 AND state <> 'open'", [orderId])).length,
    close: async () => {
      await Promise.all([store.close(), db.$disconnect(), sql.end()]);
    },
  };
}
