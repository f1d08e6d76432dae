import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createStaff } from "@/lib/auth/create-staff";
import { setPassword } from "@/lib/auth/set-password";
import { listStaff } from "@/lib/db/people/staff";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { openTroubledDatabase, type TroubledDatabase } from "@/lib/db/testing/troubled-database";
import type { Role, StaffMember } from "@/lib/identity/role";
import { changeRole, setActive } from "./change-staff";

let troubled: TroubledDatabase;
let admin: StaffMember;
let other: StaffMember;

async function add(name: string, role: Role): Promise<StaffMember> {
  const person = { name, email: `${name}@example.jp`, role, password: "long enough" };
  const created = await createStaff(troubled.beside, person);
  if (!created.ok) throw new Error(created.error.code);
  return { id: created.value.id, name, role };
}

beforeAll(async () => {
  troubled = await openTroubledDatabase(await freshDatabase());
  admin = await add("admin", "admin");
  other = await add("other", "operator");
});
afterAll(() => troubled.close());
beforeEach(() => troubled.heal());

const newcomer = { name: "新人", email: "new@example.jp", role: "viewer", password: "long enough" } as const;
const ACTS = [
  ["another role", "staff_role_changed", () => changeRole(troubled.db, admin, other.id, "viewer")],
  ["shutting out", "staff_stopped", () => setActive(troubled.db, admin, other.id, false)],
  ["another password", "staff_password_set", () => setPassword(troubled.db, admin, other.id, "another long one")],
  ["a new account", "staff_added", () => createStaff(troubled.db, newcomer, admin)],
] as const;

test.each(ACTS)("%s on a full disk: nothing was changed", async (_, __, act) => {
  for (const when of ["statement", "commit"] as const) {
    const before = await listStaff(troubled.beside);
    await troubled.fill(when);
    expect(await act()).toEqual({ ok: false, error: { code: "database_unavailable" } });
    await troubled.heal();
    expect(await listStaff(troubled.beside)).toEqual(before);
  }
});

test.each(ACTS)("%s, and COMMIT's answer is lost: it may have been saved, and here it was", async (_, kind, act) => {
  troubled.loseCommit("commit_answered");
  expect(await act()).toEqual({ ok: false, error: { code: "perhaps_saved" } });
  expect(await troubled.beside.auditEvent.findFirst({ orderBy: { id: "desc" } })).toMatchObject({ kind });
});
