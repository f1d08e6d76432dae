import "server-only";

import { randomUUID } from "node:crypto";
import type { Database, Transaction } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { HELD_STAFF, type HeldStaffRow, heldStaff } from "@/lib/db/rows/held-staff";
import { isRole, type Role } from "@/lib/identity/role";
import type { StaffRow } from "@/lib/identity/staff-row";
import { endSessionsOf } from "./ended-sessions";

/** Any number that no other lock uses: a transaction that counts administrators before it takes one away holds it. */
const STAFF_LOCK = 7_215_024;

export async function lockStaff(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${STAFF_LOCK}::bigint)`;
}

/** The actor's role, held until the transaction ends; null for staff who are shut out or gone. After every other lock. */
export async function holdRole(transaction: Transaction, id: string): Promise<Role | null> {
  const [row] = await transaction.$queryRawUnsafe<HeldStaffRow[]>(HELD_STAFF, id);
  return heldStaff(row)?.role ?? null;
}

export async function listStaff(db: Database): Promise<readonly StaffRow[]> {
  const rows = await db.staff.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: knownRole(row.role),
    active: !row.banned,
    createdAt: row.createdAt.getTime(),
  }));
}

export async function findStaff(transaction: Transaction, id: string) {
  const row = await transaction.staff.findUnique({ where: { id }, select: { name: true, role: true, banned: true } });
  return row === null ? null : { name: row.name, role: knownRole(row.role), active: !row.banned };
}

export async function emailTaken(transaction: Transaction, email: string): Promise<boolean> {
  return (await transaction.staff.findUnique({ where: { email }, select: { id: true } })) !== null;
}

/** Those who can sign in. */
export function countActiveAdmins(transaction: Transaction): Promise<number> {
  return transaction.staff.count({ where: { role: "admin", banned: false } });
}

export interface StaffInsert {
  readonly name: string;
  /** Lower case: better-auth looks it up so. */
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** The staff row and its password, as better-auth's own sign-up would leave them. Returns the new id. */
export async function insertStaff(transaction: Transaction, staff: StaffInsert): Promise<string> {
  const id = randomUUID();
  const now = new Date(await databaseNow(transaction));
  const { passwordHash, ...person } = staff;
  await transaction.staff.create({
    data: {
      ...person,
      id,
      emailVerified: true,
      createdAt: now,
      updatedAt: now,
      accounts: {
        create: {
          id: randomUUID(),
          accountId: id,
          providerId: "credential",
          password: passwordHash,
          createdAt: now,
          updatedAt: now,
        },
      },
    },
  });
  return id;
}

export async function updateRole(transaction: Transaction, id: string, role: Role): Promise<void> {
  await transaction.staff.update({ where: { id }, data: { role } });
}

/** Shutting out ends every session at once. */
export async function updateActive(transaction: Transaction, id: string, active: boolean): Promise<void> {
  await transaction.staff.update({ where: { id }, data: { banned: !active, banReason: null, banExpires: null } });
  if (!active) await endSessionsOf(transaction, id, "stopped");
}

/** better-auth reads the password of the account named "credential". */
export async function updatePassword(transaction: Transaction, id: string, passwordHash: string): Promise<void> {
  await transaction.account.updateMany({
    where: { userId: id, providerId: "credential" },
    data: { password: passwordHash },
  });
  await endSessionsOf(transaction, id, "password");
}

/** Names of staff by id; staff who are gone have none. */
export async function staffNames(
  db: Database | Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.staff.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** A role that this version does not know may do the least. */
function knownRole(role: string): Role {
  return isRole(role) ? role : "viewer";
}

/** All staff by name, for a choice of people. */
export function staffInOrder(db: Database): Promise<{ readonly id: string; readonly name: string }[]> {
  return db.staff.findMany({ select: { id: true, name: true }, orderBy: [{ name: "asc" }, { id: "asc" }] });
}
