import "server-only";

import { type BetterAuthPlugin, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { admin } from "better-auth/plugins";
import { createAccessControl } from "better-auth/plugins/access";
import { type Database, database } from "@/lib/db/client";
import { ownNames } from "@/lib/doors/own-names";
import { ROLES } from "@/lib/identity/role";
import { log } from "@/lib/log/log";
import { passwordInTurn } from "./hashing";
import { lastSession } from "./last-session";
import { signInLimit } from "./sign-in-limit";

const HOURS = 60 * 60;
/** A working day: staff sign in each morning, and a forgotten tablet does not stay open for a week. */
export const SESSION_SECONDS = 12 * HOURS;

/**
 * better-auth only keeps the roles. `mayAs` decides on each action and route what a role may do, and verbs that leave
 * an audit event change staff. So no role holds a permission here.
 */
const access = createAccessControl({});
const roles = Object.fromEntries(ROLES.map((role) => [role, access.newRole({})]));

function createAuth(db: Database, env: NodeJS.ProcessEnv, more: readonly BetterAuthPlugin[]) {
  const secret = env.BETTER_AUTH_SECRET;
  if (!secret || secret.length < 32) {
    throw new Error("BETTER_AUTH_SECRET is not set or shorter than 32 characters: npm start makes and keeps one");
  }
  const own = ownNames(env);
  return betterAuth({
    appName: "Juchu Desk",
    secret,
    baseURL: own.baseURL,
    trustedOrigins: [...own.origins],
    database: prismaAdapter(db, { provider: "postgresql" }),
    user: { modelName: "staff" },
    emailAndPassword: { enabled: true, disableSignUp: true, password: passwordInTurn },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    advanced: { useSecureCookies: own.secure, cookiePrefix: "juchu" },
    // Per address, for the HTTP endpoints. What guards a password is the limit per account.
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 600,
      customRules: { "/sign-in/email": { window: 15 * 60, max: 600 } },
    },
    hooks: signInLimit(db),
    plugins: [admin({ roles, defaultRole: "viewer", adminRoles: ["admin"] }), lastSession(own.secure), ...more],
    telemetry: { enabled: false },
    logger: { level: "error", log: (level, message) => log.warn({ level, message }, "better-auth") },
  });
}

let kept: ReturnType<typeof createAuth> | undefined;

/** Made on first use, so that a build needs neither a secret nor a database. */
export function auth(): ReturnType<typeof createAuth> {
  kept ??= createAuth(database(), process.env, [nextCookies()]);
  return kept;
}

let keptReader: ReturnType<typeof createAuth> | undefined;

/**
 * Reads the session without writing a cookie. better-auth removes the cookie of an ended session, and Next answers an
 * action that touched a cookie by drawing its page anew. That would lead to サインイン and replace the sentence which says
 * why, and that nothing was sent.
 */
export function sessionReader(): ReturnType<typeof createAuth> {
  keptReader ??= createAuth(database(), process.env, []);
  return keptReader;
}
