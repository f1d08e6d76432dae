import "server-only";

import { appendEvent } from "@/lib/audit/append-event";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { emailTaken, insertStaff, lockStaff } from "@/lib/db/people/staff";
import type { StaffMember } from "@/lib/identity/role";
import { err, ok, type Result } from "@/lib/result/result";
import type { CreateStaffRefusal, NewStaff } from "@/lib/staff/contract";
import { saveAs } from "@/lib/staff/save-as";
import { hashInTurn } from "./hashing";

type Created = Result<{ readonly id: string }, CreateStaffRefusal>;

/**
 * Adds a staff member who can sign in with the password. The input is taken as checked (lengths, address). Leaves an
 * audit event. `by` is null for the set-up and the sample. Refused: an address
 * that is taken (`email_taken`, whatever the letters' case), an actor who is no 管理者 any more, and what the database
 * could not take.
 */
export async function createStaff(db: Database, staff: NewStaff, by: StaffMember | null = null): Promise<Created> {
  const { password, ...person } = staff;
  const email = person.email.trim().toLowerCase();
  // Slow on purpose, so before the transaction.
  const hashed = await hashInTurn(password);
  if (!hashed.ok) return hashed;
  return saveAs(db, { by, needed: "admin", lock: lockStaff }, async (transaction): Promise<Created> => {
    if (await emailTaken(transaction, email)) return err({ code: "email_taken" });
    const id = await insertStaff(transaction, {
      name: person.name.trim(),
      email,
      role: person.role,
      passwordHash: hashed.value,
    });
    await appendEvent(transaction, {
      at: new Date(await databaseNow(transaction)),
      actor: by === null ? "system" : "staff",
      staffId: by?.id ?? null,
      subject: "staff",
      subjectId: id,
      kind: "staff_added",
      data: { name: person.name.trim(), role: person.role },
    });
    return ok({ id });
  });
}
