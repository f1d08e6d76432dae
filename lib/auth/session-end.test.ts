import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { endSessionsOf, forgetEndedSessions, noteSessionEnd } from "@/lib/db/people/ended-sessions";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { LAST_SESSION_COOKIE, writeLastSession } from "@/lib/identity/session-end";
import { setActive, setPasswordHash } from "@/lib/staff/change-staff";

const sent = vi.hoisted(() => ({ cookie: undefined as string | undefined }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) =>
      name === LAST_SESSION_COOKIE && sent.cookie !== undefined ? { value: sent.cookie } : undefined,
  }),
}));
const { endedSession } = await import("./session-end");

const ADMIN = { id: "admin", name: "小林 真理", role: "admin" } as const;
const HOUR = 3_600_000;
let db: Database;
let sessions = 0;

beforeAll(async () => {
  db = connect(await freshDatabase());
  for (const { id, name, role } of [ADMIN, { id: "tanaka", name: "田中 葵", role: "operator" }]) {
    await db.staff.create({ data: { id, name, email: `${id}@example.jp`, role } });
  }
});
afterAll(() => db.$disconnect());

/** A session of 田中, whose cookie the browser sends from now on. */
async function begin(expiresAt = Date.now() + HOUR): Promise<string> {
  sessions += 1;
  const token = `token-${sessions}`;
  const id = `session-${sessions}`;
  await db.session.create({ data: { id, token, userId: "tanaka", expiresAt: new Date(expiresAt) } });
  const tokenHash = createHash("sha256").update(token).digest("hex");
  sent.cookie = writeLastSession({ staffId: "tanaka", tokenHash, expiresAt });
  return id;
}

const why = async () => (await endedSession(db))?.why ?? null;

describe("why a session is over", () => {
  test("a browser that had none, or whose session stands, is told nothing", async () => {
    sent.cookie = undefined;
    expect(await endedSession(db)).toBeNull();
    await begin();
    expect(await endedSession(db)).toBeNull();
  });

  test("another password was set", async () => {
    await begin();
    await setPasswordHash(db, ADMIN, "tanaka", "hash");
    expect(await endedSession(db)).toEqual({ why: "password", staffId: "tanaka" });
  });

  test("shut out, also once let in again", async () => {
    await begin();
    await setActive(db, ADMIN, "tanaka", false);
    expect(await why()).toBe("stopped");
    await setActive(db, ADMIN, "tanaka", true);
    expect(await why()).toBe("stopped");
  });

  test("its twelve hours are over, whether its row is still there or not", async () => {
    const id = await begin(Date.now() - 1_000);
    expect(await why()).toBe("limit");
    await db.session.delete({ where: { id } });
    expect(await why()).toBe("limit");
  });

  test("signed out elsewhere, and a row that was taken away by hand", async () => {
    const id = await begin();
    await noteSessionEnd(db, id, "signed_out");
    await db.session.delete({ where: { id } });
    expect(await why()).toBe("signed_out");
    await db.session.delete({ where: { id: await begin() } });
    expect(await why()).toBe("signed_out");
  });
});

test("the token is not kept, and its hash no longer than drafts are", async () => {
  await begin();
  await db.$transaction((transaction) => endSessionsOf(transaction, "tanaka", "password"));
  expect(JSON.stringify(await db.endedSession.findMany())).not.toContain("token-");
  const kept = await db.endedSession.count();
  expect(await forgetEndedSessions(db, 100)).toBe(0);
  await db.$executeRaw`UPDATE ended_sessions SET ended_at = ended_at - interval '9 days'`;
  expect(await forgetEndedSessions(db, 100)).toBe(kept);
});
