import "server-only";

import { createHash } from "node:crypto";
import { APIError, createAuthMiddleware } from "better-auth/api";
import type { Database } from "@/lib/db/client";
import { clearFailures, countFailure, readFailures } from "@/lib/db/people/sign-in-failures";

/** After so many wrong passwords an account waits, wherever they came from. */
const MAX_FAILURES = 10;
const WINDOW_MINUTES = 15;

/**
 * better-auth limits by address, and only over HTTP; calls from the server go unlimited. This limits the account and
 * holds for both. Guesses sent at the same instant may overshoot by their number, because all were let in before the
 * first was known to be wrong.
 */
export function signInLimit(db: Database) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      const key = accountKey(ctx.path, ctx.body);
      if (key === null) return;
      const { count, secondsLeft } = await readFailures(db, key, WINDOW_MINUTES);
      if (count < MAX_FAILURES) return;
      throw new APIError(
        "TOO_MANY_REQUESTS",
        { code: "SIGN_IN_LOCKED", message: "too many wrong passwords" },
        { "Retry-After": String(secondsLeft) },
      );
    }),
    after: createAuthMiddleware(async (ctx) => {
      const key = accountKey(ctx.path, ctx.body);
      if (key === null) return;
      const returned = ctx.context.returned;
      if (!(returned instanceof APIError)) await clearFailures(db, key);
      else if (returned.body?.code === "INVALID_EMAIL_OR_PASSWORD") await countFailure(db, key, WINDOW_MINUTES);
    }),
  };
}

/** null for a request that is no sign-in. Hashed: the table of counts is no list of addresses. */
function accountKey(path: string, body: unknown): string | null {
  if (path !== "/sign-in/email") return null;
  const email = typeof body === "object" && body !== null && "email" in body ? body.email : undefined;
  if (typeof email !== "string") return null;
  return `account:${createHash("sha256").update(email.trim().toLowerCase()).digest("base64url")}`;
}
