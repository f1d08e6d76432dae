import "server-only";

import { hashPassword } from "better-auth/crypto";
import type { Database } from "@/lib/db/client";
import { setPasswordHash } from "@/lib/staff/change-staff";
import type { StaffMember } from "@/lib/staff/role";

/** Sets another password and ends every session of that staff member; refused with `staff_not_found`. */
export async function setPassword(db: Database, by: StaffMember, id: string, password: string) {
  return setPasswordHash(db, by, id, await hashPassword(password));
}
