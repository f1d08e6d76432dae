import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { createStaff } from "@/lib/auth/create-staff";
import { setPassword } from "@/lib/auth/set-password";
import { connect, type Database } from "@/lib/db/client";
import { countActiveAdmins, listStaff } from "@/lib/db/people/staff";
import { freshDatabase } from "@/lib/db/testing/test-database";
import type { Role, StaffMember } from "@/lib/identity/role";
import { changeRole, setActive } from "./change-staff";

let db: Database;
const opened: Database[] = [];

async function add(name: string, role: Role): Promise<StaffMember> {
  const email = `${name}@example.jp`;
  const created = await createStaff(db, { name, email, role, password: "long enough" });
  if (!created.ok) throw new Error(created.error.code);
  return { id: created.value.id, name, role };
}

beforeEach(async () => {
  db = connect(await freshDatabase(), 4);
  opened.push(db);
});
afterAll(async () => {
  await Promise.all(opened.map((one) => one.$disconnect()));
});

const roleOf = async (id: string) => (await listStaff(db)).find((row) => row.id === id)?.role;
const lastEvent = () => db.auditEvent.findFirst({ orderBy: { id: "desc" } });
const addSession = (userId: string) =>
  db.session.create({
    data: { id: randomUUID(), token: randomUUID(), userId, expiresAt: new Date(Date.now() + 60_000) },
  });

/** Connections to this database that wait for a lock. */
async function waiting(): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return rows[0]?.count ?? 0;
}

test("one address is one staff member, whatever the letters' case", async () => {
  await add("kobayashi", "admin");
  const again = { name: "x", email: " Kobayashi@Example.JP ", role: "viewer", password: "long enough" } as const;
  expect(await createStaff(db, again)).toEqual({ ok: false, error: { code: "email_taken" } });
});

test("a role changes with an event that holds both", async () => {
  const admin = await add("kobayashi", "admin");
  const other = await add("tanaka", "viewer");
  expect(await changeRole(db, admin, other.id, "operator")).toMatchObject({ ok: true });
  expect(await roleOf(other.id)).toBe("operator");
  expect(await lastEvent()).toMatchObject({
    subject: "staff",
    subjectId: other.id,
    staffId: admin.id,
    data: { name: "tanaka", before: "viewer", after: "operator" },
  });
});

test("the last 管理者 who can sign in keeps the role; one who is shut out does not count", async () => {
  const admin = await add("kobayashi", "admin");
  const other = await add("tanaka", "admin");
  expect(await setActive(db, admin, other.id, false)).toMatchObject({ ok: true });
  expect(await changeRole(db, admin, admin.id, "viewer")).toEqual({ ok: false, error: { code: "last_admin" } });
  expect(await roleOf(admin.id)).toBe("admin");
  await setActive(db, admin, other.id, true);
  expect(await changeRole(db, admin, admin.id, "viewer")).toMatchObject({ ok: true });
});

test("two administrators who demote each other at the same instant leave one", async () => {
  const first = await add("kobayashi", "admin");
  const second = await add("tanaka", "admin");
  // Both come as far as they can before either is let on.
  const answers = await db.$transaction(async (holder) => {
    await holder.$queryRaw`SELECT id FROM staff FOR UPDATE`;
    const both = [changeRole(db, first, second.id, "viewer"), changeRole(db, second, first.id, "viewer")];
    await vi.waitFor(async () => expect(await waiting()).toBe(2), { timeout: 3_000, interval: 20 });
    return both;
  });
  const settled = await Promise.all(answers);
  expect(settled.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await db.$transaction(countActiveAdmins)).toBe(1);
});

test("an admin cannot shut out themselves", async () => {
  const admin = await add("kobayashi", "admin");
  await add("tanaka", "admin");
  expect(await setActive(db, admin, admin.id, false)).toEqual({ ok: false, error: { code: "oneself" } });
});

test("shutting out ends every session of that person and of no other", async () => {
  const admin = await add("kobayashi", "admin");
  const other = await add("tanaka", "operator");
  await addSession(admin.id);
  await addSession(other.id);
  await setActive(db, admin, other.id, false);
  expect(await db.session.findMany()).toMatchObject([{ userId: admin.id }]);
});

test("a new password ends the sessions; the trail says that it was set and never what it is", async () => {
  const admin = await add("kobayashi", "admin");
  const other = await add("tanaka", "operator");
  await addSession(other.id);
  const before = await db.account.findFirstOrThrow({ where: { userId: other.id } });
  expect(await setPassword(db, admin, other.id, "another password")).toMatchObject({ ok: true });
  expect((await db.account.findFirstOrThrow({ where: { userId: other.id } })).password).not.toBe(before.password);
  expect(await db.session.count()).toBe(0);
  expect(JSON.stringify(await db.auditEvent.findMany())).not.toContain("another password");
});

test("an id of no account is refused", async () => {
  const admin = await add("kobayashi", "admin");
  expect(await changeRole(db, admin, "unknown", "viewer")).toEqual({ ok: false, error: { code: "staff_not_found" } });
});
