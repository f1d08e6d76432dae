import "server-only";

import type { Database, Transaction } from "@/lib/db/client";
import type { SessionEndReason } from "@/lib/identity/session-end";

/** How long サインイン can say why a session ended: as long as its drafts are kept, and a day. */
const KEPT_DAYS = 8;

/** Ends every session of that staff member, and notes why. */
export async function endSessionsOf(
  transaction: Transaction,
  staffId: string,
  reason: SessionEndReason,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO ended_sessions (token_hash, reason, ended_at)
    SELECT encode(sha256(convert_to(token, 'UTF8')), 'hex'), ${reason}, clock_timestamp()
    FROM sessions WHERE staff_id = ${staffId}
    ON CONFLICT (token_hash) DO NOTHING`;
  await transaction.session.deleteMany({ where: { userId: staffId } });
}

/** Notes why one session ends; the caller ends it. */
export async function noteSessionEnd(db: Database, sessionId: string, reason: SessionEndReason): Promise<void> {
  await db.$executeRaw`
    INSERT INTO ended_sessions (token_hash, reason, ended_at)
    SELECT encode(sha256(convert_to(token, 'UTF8')), 'hex'), ${reason}, clock_timestamp()
    FROM sessions WHERE id = ${sessionId}
    ON CONFLICT (token_hash) DO NOTHING`;
}

/** What is known of a session that does not open the shop any more, by its token's hash. */
export async function readSessionEnd(
  db: Database,
  tokenHash: string,
): Promise<{ readonly reason: string | null; readonly stands: boolean }> {
  const [found] = await db.$queryRaw<{ reason: string | null; stands: boolean }[]>`
    SELECT (SELECT reason FROM ended_sessions WHERE token_hash = ${tokenHash}) AS reason,
           EXISTS (SELECT FROM sessions WHERE encode(sha256(convert_to(token, 'UTF8')), 'hex') = ${tokenHash}
                   AND expires_at > clock_timestamp()) AS stands`;
  return found ?? { reason: null, stands: false };
}

export async function forgetEndedSessions(db: Database, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM ended_sessions WHERE token_hash IN (
      SELECT token_hash FROM ended_sessions
      WHERE ended_at < clock_timestamp() - ${KEPT_DAYS} * interval '1 day' ORDER BY ended_at LIMIT ${limit})`;
}
