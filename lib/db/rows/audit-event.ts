/** One line of the trail before it is written. What it is chained by comes from the database alone. */
export interface AuditEventRow {
  readonly at: Date;
  readonly actor: "staff" | "worker" | "customer" | "system";
  readonly staffId: string | null;
  readonly subject: AuditSubject;
  readonly subjectId: string;
  readonly kind: string;
  readonly data: object;
  /** Only where the event belongs to one version of an order. */
  readonly order?: { readonly id: number; readonly version: number };
}

/**
 * What the trail is about. `subjectId` is the order's number, the method's id, "shop", the staff member's id, or the id
 * of a difference that has no order.
 */
export type AuditSubject = "order" | "method" | "shop" | "staff" | "console_task" | "difference";

export interface SqlStatement {
  readonly text: string;
  readonly values: readonly (string | number | null)[];
}

/**
 * The one statement that adds to the trail, for `pg` and for Prisma: which columns an event has is said here alone, and
 * in the chain's own text (prisma/migrations, scripts/audit), which must cover every one of them.
 */
export function insertEvent({
  at,
  actor,
  staffId,
  subject,
  subjectId,
  kind,
  data,
  order,
}: AuditEventRow): SqlStatement {
  return {
    text: `INSERT INTO audit_events (at, actor, staff_id, subject, subject_id, order_id, order_version, kind, data)
      VALUES ($1::timestamptz, $2::"ActorKind", $3::text, $4::text, $5::text, $6::int, $7::int, $8::text, $9::jsonb)`,
    values: [
      at.toISOString(),
      actor,
      staffId,
      subject,
      subjectId,
      order?.id ?? null,
      order?.version ?? null,
      kind,
      JSON.stringify(data),
    ],
  };
}
