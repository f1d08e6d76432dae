import "server-only";

import type { Transaction } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

/** What the trail is about. `subjectId` is the order's number, the method's id, "shop", or the staff member's id. */
export type AuditSubject = "order" | "method" | "shop" | "staff" | "console_task";

export interface NewAuditEvent {
  readonly at: Date;
  readonly actor: "staff" | "worker" | "customer" | "system";
  readonly staffId: string | null;
  readonly subject: AuditSubject;
  readonly subjectId: string;
  readonly kind: string;
  /** Before and after, by code. Never a password, never a provider's secret. */
  readonly data: Prisma.InputJsonObject;
  /** Only where the event belongs to one version of an order. */
  readonly order?: { readonly id: number; readonly version: number };
}

/** Adds to the trail in the same transaction as the change itself: neither stands without the other. */
export async function appendEvent(transaction: Transaction, event: NewAuditEvent): Promise<void> {
  const { order, ...rest } = event;
  await transaction.auditEvent.create({
    data: { ...rest, orderId: order?.id ?? null, orderVersion: order?.version ?? null },
    select: { id: true },
  });
}
