import "server-only";

import { cookies } from "next/headers";
import { type Database, database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { readSessionEnd } from "@/lib/db/people/ended-sessions";
import { LAST_SESSION_COOKIE, readLastSession, SESSION_ENDS, type SessionEnd } from "@/lib/identity/session-end";

export interface EndedSession {
  readonly why: SessionEnd;
  /** Whose it was: their drafts lie in this browser. */
  readonly staffId: string;
}

/** Why the session that this browser had last is over; null where it had none, or where it is not over. */
export async function endedSession(db: Database = database()): Promise<EndedSession | null> {
  const last = readLastSession((await cookies()).get(LAST_SESSION_COOKIE)?.value);
  if (last === null) return null;
  const { reason, stands } = await readSessionEnd(db, last.tokenHash);
  if (stands) return null;
  const noted = SESSION_ENDS.find((one) => one === reason);
  // A row that is gone without a word was taken away by hand, or by the cleaning of old rows.
  const why = noted ?? (last.expiresAt <= (await databaseNow(db)) ? "limit" : "signed_out");
  return { why, staffId: last.staffId };
}
