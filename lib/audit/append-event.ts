import "server-only";

import type { Transaction } from "@/lib/db/client";
import { type AuditEventRow, insertEvent } from "@/lib/db/rows/audit-event";
import type { Prisma } from "@/prisma/generated/client";

export interface NewAuditEvent extends AuditEventRow {
  /** Before and after, by code. Never a password, never a provider's secret. */
  readonly data: Prisma.InputJsonObject;
}

/** Adds to the trail in the same transaction as the change itself: neither stands without the other. */
export async function appendEvent(transaction: Transaction, event: NewAuditEvent): Promise<void> {
  const { text, values } = insertEvent(event);
  await transaction.$executeRawUnsafe(text, ...values);
}
