import "server-only";

import type { Database } from "@/lib/db/client";
import { readSettingsEvents, type SettingsEventRecord } from "@/lib/db/settings/settings-history";
import { type HistorySubject, historySubjects } from "@/lib/identity/history-subjects";
import type { Role } from "@/lib/identity/role";

export interface SettingsHistoryPage {
  readonly rows: readonly SettingsEventRecord[];
  /** The id before which the next page begins; null on the last. */
  readonly next: number | null;
}

export interface SettingsHistoryQuery {
  readonly subject: "all" | HistorySubject;
  /** Only events before this id; null for the newest. */
  readonly before: number | null;
  readonly pageSize?: number;
}

/** Who changed which setting, newest first, as far as the role may read it. */
export async function readSettingsHistory(
  db: Database,
  role: Role,
  { subject, before, pageSize = 50 }: SettingsHistoryQuery,
): Promise<SettingsHistoryPage> {
  const subjects = historySubjects(role).filter((one) => subject === "all" || subject === one);
  // One more than is shown tells whether there is a next page.
  const found = await readSettingsEvents(db, { subjects, before, limit: pageSize + 1 });
  const rows = found.slice(0, pageSize);
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}
