import "server-only";

import type { Database } from "@/lib/db/client";

/** What rows hold that is worked out from tables in the code, each with a fingerprint of what it was worked out by. */
export type Computed = "deadlines_by_facts" | "search_by_fold";

/** The fingerprint by which the stored values were worked out; null before the first time. */
export async function readComputedBy(db: Database, key: Computed): Promise<string | null> {
  const row = await db.installation.findUnique({ where: { key } });
  return row?.value ?? null;
}

export async function writeComputedBy(db: Database, key: Computed, value: string): Promise<void> {
  await db.installation.upsert({ where: { key }, create: { key, value }, update: { value } });
}
