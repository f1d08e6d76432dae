import "server-only";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { isRole, mayAs, type Role, type StaffMember } from "@/lib/identity/role";
import type { EpochMs } from "@/lib/time/epoch";
import { sessionReader } from "./auth";
import { hashOfToken } from "./last-session";
import { PATH_HEADER, signInPath } from "./next-path";

/** A session with whom it belongs to. */
export interface StaffSession {
  readonly sessionId: string;
  readonly tokenHash: string;
  readonly expiresAt: EpochMs;
  readonly staff: StaffMember;
}

/**
 * The actor, by the session's cookie and the staff row as it is now. A changed role or a shut-out counts from the next
 * request on. null: no session. Read once a request.
 */
export const currentSession = cache(async (): Promise<StaffSession | null> => {
  // Before anything else: reading the request tells a build that this page is drawn for each one.
  const asking = await headers();
  const session = await readSession(asking);
  if (session === null) return null;
  const { id, name, role, banned } = session.user;
  if (banned || !isRole(role)) return null;
  const { id: sessionId, token, expiresAt } = session.session;
  return {
    sessionId,
    tokenHash: hashOfToken(token),
    expiresAt: new Date(expiresAt).getTime(),
    staff: { id, name, role },
  };
});

export async function currentStaff(): Promise<StaffMember | null> {
  return (await currentSession())?.staff ?? null;
}

/** better-auth hides what broke. Where it is the database that is away, its own error says so to the edges. */
async function readSession(asking: Headers) {
  try {
    return await sessionReader().api.getSession({ headers: asking });
  } catch (error) {
    await databaseNow(database());
    throw error;
  }
}

/**
 * For pages. Leads a person who is not signed in to サインイン and back again. Leads a person whose role does not reach to a
 * page that says so. Pages below (desk) call it themselves: a layout is not drawn again on each way between them.
 */
export async function requireStaff(needed: Role = "viewer"): Promise<StaffMember> {
  const staff = await currentStaff();
  if (staff === null) redirect(signInPath((await headers()).get(PATH_HEADER)));
  if (!mayAs(staff.role, needed)) redirect(`/not-allowed?needs=${needed}`);
  return staff;
}
