import "server-only";

import type { Database } from "@/lib/db/client";
import type { SessionEndReason } from "@/lib/identity/session-end";

/** How a session stands now. */
export interface SessionStanding {
  readonly sessionId: string;
  readonly valid: boolean;
  /** Why it is over, as it was noted when it was ended; null where nothing was noted. */
  readonly ended: SessionEndReason | null;
}

const REASONS: Readonly<Record<SessionEndReason, true>> = { password: true, stopped: true, signed_out: true };

function isReason(text: string | undefined): text is SessionEndReason {
  return text !== undefined && Object.hasOwn(REASONS, text);
}

interface Asked {
  readonly sessionId: string;
  readonly tokenHash: string;
  readonly staffId: string;
}

/** Of each session that is asked for: a row that is gone, has expired or belongs to staff who are shut out is not valid. */
export async function readStandings(db: Database, asked: readonly Asked[]): Promise<readonly SessionStanding[]> {
  const sessions = await db.session.findMany({
    where: { id: { in: asked.map(({ sessionId }) => sessionId) }, expiresAt: { gt: new Date() } },
    select: { id: true },
  });
  const staff = await db.staff.findMany({
    where: { id: { in: asked.map(({ staffId }) => staffId) }, banned: false },
    select: { id: true },
  });
  const notes = await db.endedSession.findMany({
    where: { tokenHash: { in: asked.map(({ tokenHash }) => tokenHash) } },
    select: { tokenHash: true, reason: true },
  });
  const noted = new Map(notes.map(({ tokenHash, reason }) => [tokenHash, reason]));
  const living = new Set(sessions.map(({ id }) => id));
  const welcome = new Set(staff.map(({ id }) => id));
  return asked.map(({ sessionId, tokenHash, staffId }) => {
    const reason = noted.get(tokenHash);
    const shutOut = welcome.has(staffId) ? null : "stopped";
    return {
      sessionId,
      valid: living.has(sessionId) && welcome.has(staffId),
      ended: isReason(reason) ? reason : shutOut,
    };
  });
}
