import "server-only";

import type { Database, Transaction } from "@/lib/db/client";
import { holdRole } from "@/lib/db/people/staff";
import { saveTransaction } from "@/lib/db/save-transaction";
import { mayAs, type Role, type StaffMember } from "@/lib/identity/role";
import { err, type Result } from "@/lib/result/result";
import type { SaveTrouble } from "@/lib/result/save-trouble";
import type { NoLongerAllowed } from "./contract";

export interface GuardedSave<Held> {
  /** The actor; null for the set-up and the sample, which act without a session. */
  readonly by: Pick<StaffMember, "id"> | null;
  readonly needed: Role;
  /** Takes every lock that the change needs. */
  readonly lock: (transaction: Transaction) => Promise<Held>;
}

/**
 * The one way to write settings and staff. The edge checked the actor before the write had waited for anything. The
 * actor's row is therefore read once more under its lock, after all other locks: if an admin shut the actor out or took
 * the role meanwhile, the change is refused and nothing is written.
 */
export function saveAs<Value, Refusal, Held>(
  db: Database,
  { by, needed, lock }: GuardedSave<Held>,
  write: (transaction: Transaction, held: Held) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | NoLongerAllowed | SaveTrouble>> {
  return saveTransaction<Value, Refusal | NoLongerAllowed>(db, async (transaction) => {
    const held = await lock(transaction);
    if (by !== null && !(await mayNow(transaction, by.id, needed))) return err({ code: "role", needs: needed });
    return write(transaction, held);
  });
}

async function mayNow(transaction: Transaction, id: string, needed: Role): Promise<boolean> {
  const role = await holdRole(transaction, id);
  return role !== null && mayAs(role, needed);
}
