import "server-only";

import { createHmac } from "node:crypto";

/**
 * The key of one person's drafts, in base64. It is derived and never stored. The browser holds it while a page of this
 * person is open; the next person at the same computer gets another one.
 */
export function draftKeyOf(staffId: string, env: Readonly<Record<string, string | undefined>> = process.env): string {
  const secret = env.BETTER_AUTH_SECRET;
  if (!secret) throw new Error("BETTER_AUTH_SECRET is not set: npm start makes and keeps one");
  return createHmac("sha256", secret).update(`drafts:${staffId}`).digest("base64");
}
