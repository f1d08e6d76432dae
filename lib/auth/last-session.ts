import "server-only";

import { createHash } from "node:crypto";
import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { LAST_SESSION_COOKIE, LAST_SESSION_SECONDS, writeLastSession } from "@/lib/identity/session-end";

/** By which the shop knows a session that is over: the token itself would open it. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * Leaves beside the session's own cookie one that outlives it, so that サインイン can say why the session ended. It holds
 * the token's hash and opens nothing; scripts read it to see whether another person has signed in to this browser.
 */
export function lastSession(secure: boolean): BetterAuthPlugin {
  return {
    id: "juchu-last-session",
    hooks: {
      after: [
        {
          matcher: ({ path }) => path === "/sign-in/email",
          handler: createAuthMiddleware(async (ctx) => {
            const begun = ctx.context.newSession;
            if (begun === null) return;
            const { token, userId, expiresAt } = begun.session;
            const tokenHash = hashOfToken(token);
            const last = { staffId: userId, tokenHash, expiresAt: new Date(expiresAt).getTime() };
            const how = { path: "/", sameSite: "lax", secure, httpOnly: false, maxAge: LAST_SESSION_SECONDS } as const;
            ctx.setCookie(LAST_SESSION_COOKIE, writeLastSession(last), how);
          }),
        },
      ],
    },
  };
}
