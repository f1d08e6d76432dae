/** Why a session is over. `limit`: its twelve hours are. */
export const SESSION_ENDS = ["limit", "password", "stopped", "signed_out"] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** What is noted as it happens; that twelve hours are over shows by itself. */
export type SessionEndReason = Exclude<SessionEnd, "limit">;

/** The cookie that tells whose session this browser had last, and which: it outlives the session and opens nothing. */
export const LAST_SESSION_COOKIE = "juchu.last";
/** As long as a draft is kept. */
export const LAST_SESSION_SECONDS = 7 * 24 * 3_600;

export interface LastSession {
  readonly staffId: string;
  /** SHA-256 of its token, in hexadecimal digits. */
  readonly tokenHash: string;
  readonly expiresAt: number;
}

export function writeLastSession({ staffId, tokenHash, expiresAt }: LastSession): string {
  return [staffId, tokenHash, expiresAt].join("~");
}

/** null if the text is not one of ours: a browser may send any text. */
export function readLastSession(text: string | null | undefined): LastSession | null {
  const [staffId = "", tokenHash = "", expires = "", ...more] = (text ?? "").split("~");
  const known = /^[\w-]{1,100}$/.test(staffId) && /^[0-9a-f]{64}$/.test(tokenHash) && /^\d{1,15}$/.test(expires);
  return known && more.length === 0 ? { staffId, tokenHash, expiresAt: Number(expires) } : null;
}
