import "server-only";

import { hashPassword } from "better-auth/crypto";
import { appendEvent } from "@/lib/audit/append-event";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { saveTransaction } from "@/lib/db/save-transaction";
import { emailTaken, insertStaff, lockStaff } from "@/lib/db/staff";
import { err, ok, type Result } from "@/lib/result/result";
import type { CreateStaffRefusal, NewStaff } from "@/lib/staff/contract";

/** Who adds: a staff member's id, or null for the set-up and the sample. */
export type Creator = string | null;

/**
 * Adds a staff member who can sign in with the password. The input is taken as checked (lengths, address). Leaves an
 * audit event. Refused with `email_taken`, whatever the letters' case, or where the database could not take it.
 */
export async function createStaff(
  db: Database,
  staff: NewStaff,
  by: Creator = null,
): Promise<Result<{ readonly id: string }, CreateStaffRefusal>> {
  const { password, ...person } = staff;
  const email = person.email.trim().toLowerCase();
  // Slow on purpose, so before the transaction.
  const passwordHash = await hashPassword(password);
  return saveTransaction<{ readonly id: string }, CreateStaffRefusal>(db, async (transaction) => {
    await lockStaff(transaction);
    if (await emailTaken(transaction, email)) return err({ code: "email_taken" });
    const id = await insertStaff(transaction, { name: person.name.trim(), email, role: person.role, passwordHash });
    await appendEvent(transaction, {
      at: new Date(await databaseNow(transaction)),
      actor: by === null ? "system" : "staff",
      staffId: by,
      subject: "staff",
      subjectId: id,
      kind: "staff_added",
      data: { name: person.name.trim(), role: person.role },
    });
    return ok({ id });
  });
}
