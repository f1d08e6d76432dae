import "server-only";

import type { MethodRules } from "@/lib/capability/types";
import type { Database, Transaction } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { differenceRecordOf, type StoredDifferenceRow } from "@/lib/db/rows/difference-row";
import { type OperationRow, openOperation, operationColumns, operationOf } from "@/lib/db/rows/store-operation-rows";
import {
  type OrderRow,
  orderOf,
  type PaymentRow,
  paymentOf,
  type StoredTaskRow,
  taskOf,
} from "@/lib/db/rows/store-rows";
import type { DifferenceRecord } from "@/lib/payments/model/differences";
import type { OrderEventData } from "@/lib/payments/model/order-events";
import type {
  ConsoleTaskRecord,
  OpenOperationRecord,
  OperationRecord,
  OrderRecord,
  PaymentRecord,
  ShopRules,
} from "@/lib/payments/model/records";
import { OPEN_STATES } from "@/lib/payments/model/states";
import type { EpochMs } from "@/lib/time/epoch";
import { Prisma } from "@/prisma/generated/client";

/** An event as stored; `data` is what its writer put there. */
export interface StoredEvent {
  readonly id: number;
  readonly at: EpochMs;
  readonly actor: "staff" | "worker" | "customer" | "system";
  readonly staffId: string | null;
  readonly kind: string;
  /** The order's version from this event on; null where the event changed no order. */
  readonly orderVersion: number | null;
  readonly data: Partial<OrderEventData> & Readonly<Record<string, unknown>>;
}

/** One order with everything that its screen draws from, all of one instant. */
export interface StoredOrder {
  readonly order: OrderRecord;
  readonly payment: PaymentRecord | null;
  /** Those that the present one took the place of, oldest first. */
  readonly earlierPayments: readonly PaymentRecord[];
  readonly openOperation: OpenOperationRecord | null;
  readonly openTasks: readonly ConsoleTaskRecord[];
  /** When 突合 last looked at the payment, and whether the two agreed then; null: never. */
  readonly look: { readonly at: EpochMs; readonly agrees: boolean } | null;
  /** The round of 突合 that was begun last; null before the first. */
  readonly lastRound: { readonly startedAt: EpochMs; readonly failed: string | null } | null;
  /** The open one. */
  readonly difference: DifferenceRecord | null;
  readonly operations: readonly OperationRecord[];
  readonly events: readonly StoredEvent[];
  /** Changes of the method's flags since the order was placed. */
  readonly flagEvents: readonly StoredEvent[];
  readonly flags: MethodRules | null;
  readonly shop: ShopRules & { readonly cancelNoticeUrl: string; readonly amountNoticeUrl: string };
  readonly staffNames: ReadonlyMap<string, string>;
  readonly now: EpochMs;
}

/** How far back the history of one order goes. Orders have a handful of each; the bound keeps a broken one readable. */
const OPERATIONS_SHOWN = 50;
const EVENTS_SHOWN = 200;
const FLAG_EVENTS_SHOWN = 20;

/** null where there is no such order. Reads one snapshot, so that operation, payment and trail fit together. */
export async function readStoredOrder(db: Database, orderNumber: string): Promise<StoredOrder | null> {
  return db.$transaction((tx) => readIn(tx, orderNumber), { isolationLevel: "RepeatableRead" });
}

async function readIn(tx: Transaction, orderNumber: string): Promise<StoredOrder | null> {
  const [row] = await tx.$queryRaw<OrderRow[]>`SELECT * FROM orders WHERE order_number = ${orderNumber}`;
  if (row === undefined) return null;
  const lines = await tx.orderLine.findMany({
    where: { orderId: row.id },
    orderBy: { position: "asc" },
    select: { name: true, productCode: true, quantity: true, unitPrice: true, taxRate: true },
  });
  const payments = await tx.$queryRaw<PaymentRow[]>`SELECT * FROM payments WHERE order_id = ${row.id} ORDER BY id`;
  const payment = payments.find(({ superseded_at }) => superseded_at === null);
  const operations = await operationsOf(tx, row.id);
  const open = operations.find((operation) => OPEN_STATES.some((state) => state === operation.state));
  const tasks = await tx.$queryRaw<StoredTaskRow[]>`
    SELECT * FROM console_tasks WHERE order_id = ${row.id} AND state = 'open' ORDER BY id`;
  const look = payment && (await tx.ledgerLook.findUnique({ where: { paymentId: payment.id } }));
  const [difference] = await tx.$queryRaw<StoredDifferenceRow[]>`
    SELECT d.*, NULL AS ended_by_name FROM differences d WHERE d.order_id = ${row.id} AND d."end" IS NULL ORDER BY d.found_at, d.id LIMIT 1`;
  const events = await tx.auditEvent.findMany({
    where: { orderId: row.id },
    orderBy: { id: "desc" },
    take: EVENTS_SHOWN,
  });
  const flagEvents = await tx.auditEvent.findMany({
    where: { subject: "method", subjectId: row.method_id, at: { gte: row.ordered_at } },
    orderBy: { id: "desc" },
    take: FLAG_EVENTS_SHOWN,
  });
  const order = orderOf(row, lines);
  const openTasks = tasks.map(taskOf);
  const people = [
    order.cancellationMarkedBy,
    ...operations.map((operation) => operation.staffId),
    ...openTasks.map((task) => task.openedBy),
    ...[...events, ...flagEvents].map((event) => event.staffId),
  ];
  return {
    order,
    payment: payment === undefined ? null : paymentOf(payment),
    earlierPayments: payments.filter(({ superseded_at }) => superseded_at !== null).map(paymentOf),
    openOperation: open === undefined ? null : openOperation(open),
    openTasks,
    look: look == null ? null : { at: look.lookedAt.getTime(), agrees: look.agrees },
    lastRound: await lastRoundOf(tx),
    difference: difference === undefined ? null : differenceRecordOf(difference),
    operations,
    events: events.map(eventOf),
    flagEvents: flagEvents.map(eventOf),
    ...(await rulesOf(tx, row.method_id)),
    staffNames: await namesOf(tx, people),
    now: await databaseNow(tx),
  };
}

async function operationsOf(tx: Transaction, orderId: number): Promise<readonly OperationRecord[]> {
  const rows = await tx.$queryRaw<OperationRow[]>`
    SELECT ${Prisma.raw(operationColumns("o"))} FROM operations o
    WHERE o.order_id = ${orderId} ORDER BY o.created_at DESC LIMIT ${OPERATIONS_SHOWN}`;
  return rows.map(operationOf);
}

async function lastRoundOf(tx: Transaction): Promise<StoredOrder["lastRound"]> {
  const newest = (kind: "recent" | "nightly") =>
    tx.reconciliationRound.findFirst({
      where: { kind },
      orderBy: { startedAt: "desc" },
      select: { startedAt: true, failed: true },
    });
  // One after the other: a transaction has one connection.
  const begun = [await newest("recent"), await newest("nightly")].filter((round) => round !== null);
  const [last] = begun.sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  return last === undefined ? null : { startedAt: last.startedAt.getTime(), failed: last.failed };
}

async function rulesOf(tx: Transaction, methodId: string): Promise<Pick<StoredOrder, "flags" | "shop">> {
  const setting = await tx.methodSetting.findUnique({
    where: { methodId },
    omit: { methodId: true, version: true, updatedAt: true, updatedBy: true },
  });
  const shop = await tx.shopSetting.findUnique({
    where: { id: 1 },
    select: { pciDss: true, cancelNoticeUrl: true, amountNoticeUrl: true },
  });
  // A shop without its settings row stands at the columns' own defaults.
  const none = { pciDss: false, cancelNoticeUrl: "", amountNoticeUrl: "" };
  return { flags: setting, shop: shop ?? none };
}

async function namesOf(tx: Transaction, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const rows = await tx.staff.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type EventRow = Prisma.AuditEventGetPayload<Record<string, never>>;

function eventOf(row: EventRow): StoredEvent {
  const data = typeof row.data === "object" && row.data !== null && !Array.isArray(row.data) ? row.data : {};
  // Written by this product alone, in the shapes of lib/payments/model/records.
  return {
    id: row.id,
    at: row.at.getTime(),
    actor: row.actor,
    staffId: row.staffId,
    kind: row.kind,
    orderVersion: row.orderVersion,
    data: data as StoredEvent["data"],
  };
}
