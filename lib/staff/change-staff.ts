import "server-only";

import { appendEvent } from "@/lib/audit/append-event";
import type { Database, Transaction } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import {
  countActiveAdmins,
  findStaff,
  lockStaff,
  updateActive,
  updatePassword,
  updateRole,
} from "@/lib/db/people/staff";
import type { Role, StaffMember } from "@/lib/identity/role";
import { err, ok, type Result } from "@/lib/result/result";
import type { ChangeStaffRefusal } from "./contract";
import { saveAs } from "./save-as";

type Changed = Result<{ readonly id: string }, ChangeStaffRefusal>;
type Found = NonNullable<Awaited<ReturnType<typeof findStaff>>>;

/** Gives a staff member another role, from their next request on. The last 管理者 keeps theirs. Same role: no change. */
export async function changeRole(db: Database, by: StaffMember, id: string, role: Role): Promise<Changed> {
  return changeStaff(db, by, id, async (transaction, found) => {
    if (found.role === role) return ok({ id });
    if (role !== "admin" && (await isLastAdmin(transaction, found))) return err({ code: "last_admin" });
    await updateRole(transaction, id, role);
    await record(transaction, by, id, "staff_role_changed", { name: found.name, before: found.role, after: role });
    return ok({ id });
  });
}

/** Shuts a staff member out and ends their sessions, or lets them in again. Staff cannot shut out themselves or the last 管理者. */
export async function setActive(db: Database, by: StaffMember, id: string, active: boolean): Promise<Changed> {
  return changeStaff(db, by, id, async (transaction, found) => {
    if (found.active === active) return ok({ id });
    if (!active && id === by.id) return err({ code: "oneself" });
    if (!active && (await isLastAdmin(transaction, found))) return err({ code: "last_admin" });
    await updateActive(transaction, id, active);
    await record(transaction, by, id, active ? "staff_resumed" : "staff_stopped", { name: found.name });
    return ok({ id });
  });
}

/** Sets another password, hashed by lib/auth, and ends every session. The trail says that, never the password. */
export async function setPasswordHash(
  db: Database,
  by: StaffMember,
  id: string,
  passwordHash: string,
): Promise<Changed> {
  return changeStaff(db, by, id, async (transaction, found) => {
    await updatePassword(transaction, id, passwordHash);
    await record(transaction, by, id, "staff_password_set", { name: found.name });
    return ok({ id });
  });
}

function changeStaff(
  db: Database,
  by: StaffMember,
  id: string,
  change: (transaction: Transaction, found: Found) => Promise<Changed>,
): Promise<Changed> {
  // Two administrators who shut out each other at the same instant would else leave none.
  return saveAs(db, { by, needed: "admin", lock: lockStaff }, async (transaction): Promise<Changed> => {
    const found = await findStaff(transaction, id);
    return found === null ? err({ code: "staff_not_found" }) : change(transaction, found);
  });
}

async function isLastAdmin(transaction: Transaction, found: Found): Promise<boolean> {
  return found.role === "admin" && found.active && (await countActiveAdmins(transaction)) === 1;
}

async function record(
  transaction: Transaction,
  by: StaffMember,
  id: string,
  kind: string,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  const at = new Date(await databaseNow(transaction));
  await appendEvent(transaction, { at, actor: "staff", staffId: by.id, subject: "staff", subjectId: id, kind, data });
}
