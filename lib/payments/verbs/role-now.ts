import { mayAs, type Role, type StaffMember } from "@/lib/identity/role";
import type { NotAllowed } from "@/lib/payments/model/contract";
import type { Tx } from "@/lib/payments/store/port";

/** Why the person may no longer do this, by the staff row as it is in this transaction; null where they may. */
export async function roleRefusal(tx: Tx, staff: StaffMember, needed: Role): Promise<NotAllowed | null> {
  const role = (await tx.staff(staff.id))?.role ?? null;
  if (role !== null && mayAs(role, needed)) return null;
  return { code: "not_allowed", reasons: ["role"], stage: null, deadline: null };
}
