import "server-only";

import type { EpochMs } from "@/lib/time/epoch";
import type { Database } from "./client";

/** How a session stands now. */
export interface SessionStanding {
  readonly sessionId: string;
  readonly valid: boolean;
  /** The staff member may not come in any more. */
  readonly stopped: boolean;
  /** When the staff member's password was set last; null where there is none. */
  readonly passwordSetAt: EpochMs | null;
}

/** Of each session that is asked for: a row that is gone, has expired or belongs to somebody shut out is not valid. */
export async function readStandings(
  db: Database,
  asked: readonly { readonly sessionId: string; readonly staffId: string }[],
): Promise<readonly SessionStanding[]> {
  const sessions = await db.session.findMany({
    where: { id: { in: asked.map(({ sessionId }) => sessionId) }, expiresAt: { gt: new Date() } },
    select: { id: true },
  });
  const staff = await db.staff.findMany({
    where: { id: { in: asked.map(({ staffId }) => staffId) }, banned: false },
    select: { id: true },
  });
  const passwords = await db.account.findMany({
    where: { userId: { in: asked.map(({ staffId }) => staffId) }, providerId: "credential" },
    select: { userId: true, updatedAt: true },
  });
  const setAt = new Map(passwords.map(({ userId, updatedAt }) => [userId, updatedAt.getTime()]));
  const living = new Set(sessions.map(({ id }) => id));
  const welcome = new Set(staff.map(({ id }) => id));
  return asked.map(({ sessionId, staffId }) => ({
    sessionId,
    valid: living.has(sessionId) && welcome.has(staffId),
    stopped: !welcome.has(staffId),
    passwordSetAt: setAt.get(staffId) ?? null,
  }));
}
