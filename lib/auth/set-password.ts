import "server-only";

import type { Database } from "@/lib/db/client";
import type { StaffMember } from "@/lib/identity/role";
import { setPasswordHash } from "@/lib/staff/change-staff";
import { hashInTurn } from "./hashing";

/** Sets another password and ends every session of that staff member; refused with `staff_not_found`. */
export async function setPassword(db: Database, by: StaffMember, id: string, password: string) {
  const hashed = await hashInTurn(password);
  return hashed.ok ? setPasswordHash(db, by, id, hashed.value) : hashed;
}
