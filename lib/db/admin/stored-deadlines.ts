import "server-only";

import type { Database } from "@/lib/db/client";
import type { EpochMs } from "@/lib/time/epoch";

export interface DatedOrder {
  readonly id: number;
  readonly version: number;
  readonly methodId: string;
  readonly orderedAt: EpochMs;
  readonly cancellationMark: boolean;
  readonly payment: {
    readonly state: "awaiting" | "rejected" | "authorized" | "captured" | "voided" | "refunded" | "lapsed";
    readonly paymentAt: EpochMs | null;
    readonly capturedAt: EpochMs | null;
  } | null;
}

/** Orders by id, from the first after `afterId`. */
export async function datedOrders(db: Database, afterId: number, limit: number): Promise<readonly DatedOrder[]> {
  const rows = await db.order.findMany({
    where: { id: { gt: afterId } },
    orderBy: { id: "asc" },
    take: limit,
    select: {
      id: true,
      version: true,
      methodId: true,
      orderedAt: true,
      cancellationMark: true,
      payments: { where: { supersededAt: null }, select: { state: true, paymentAt: true, capturedAt: true } },
    },
  });
  return rows.map(({ orderedAt, payments: [payment], ...row }) => ({
    ...row,
    orderedAt: orderedAt.getTime(),
    payment:
      payment === undefined
        ? null
        : {
            state: payment.state,
            paymentAt: payment.paymentAt?.getTime() ?? null,
            capturedAt: payment.capturedAt?.getTime() ?? null,
          },
  }));
}

export interface NewDeadlines {
  readonly id: number;
  readonly version: number;
  readonly cancelDeadline: EpochMs | null;
  readonly amountDeadline: EpochMs | null;
  readonly nearestDeadline: EpochMs | null;
}

/** Writes those that differ. An order that changed since it was read has had its deadlines worked out by that change. */
export async function writeDeadlines(db: Database, deadlines: readonly NewDeadlines[]): Promise<number> {
  const dates = (field: "cancelDeadline" | "amountDeadline" | "nearestDeadline") =>
    deadlines.map((one) => (one[field] === null ? null : new Date(one[field])));
  return db.$executeRaw`
    UPDATE orders o
    SET cancel_deadline = given.cancel, amount_deadline = given.amount, nearest_deadline = given.nearest
    FROM unnest(${deadlines.map((one) => one.id)}::int[], ${deadlines.map((one) => one.version)}::int[],
      ${dates("cancelDeadline")}::timestamptz[], ${dates("amountDeadline")}::timestamptz[],
      ${dates("nearestDeadline")}::timestamptz[]) AS given (id, version, cancel, amount, nearest)
    WHERE o.id = given.id AND o.version = given.version
      AND (o.cancel_deadline, o.amount_deadline, o.nearest_deadline)
        IS DISTINCT FROM (given.cancel, given.amount, given.nearest)`;
}
