import "server-only";

import type { Database } from "@/lib/db/client";
import type { HistorySubject } from "@/lib/identity/history-subjects";
import { Prisma } from "@/prisma/generated/client";

export interface SettingsEventRecord {
  readonly id: number;
  readonly at: Date;
  readonly subject: HistorySubject;
  readonly subjectId: string;
  readonly kind: string;
  readonly data: unknown;
  readonly by: string | null;
}

/**
 * Newest first, those before the event `before`. The subject is looked up first on purpose: these are some hundreds of
 * events in a trail of millions, and walking the trail by id would meet hardly any.
 */
export function readSettingsEvents(
  db: Database,
  { subjects, before, limit }: { subjects: readonly HistorySubject[]; before: number | null; limit: number },
): Promise<readonly SettingsEventRecord[]> {
  const older = before === null ? Prisma.sql`TRUE` : Prisma.sql`id < ${before}`;
  return db.$queryRaw<SettingsEventRecord[]>`
    WITH found AS MATERIALIZED (
      SELECT id, at, subject, subject_id, kind, data, staff_id
      FROM audit_events WHERE subject = ANY(${[...subjects]}) AND ${older})
    SELECT found.id, found.at, found.subject, found.subject_id AS "subjectId", found.kind, found.data, staff.name AS by
    FROM found LEFT JOIN staff ON staff.id = found.staff_id
    ORDER BY found.id DESC LIMIT ${limit}`;
}
