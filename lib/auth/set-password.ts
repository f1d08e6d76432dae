import "server-only";

import type { Database } from "@/lib/db/client";
import { setPasswordHash } from "@/lib/staff/change-staff";
import type { StaffMember } from "@/lib/staff/role";
import { hashInTurn } from "./hashing";

/** Sets another password and ends every session of that staff member; refused with `staff_not_found`. */
export async function setPassword(db: Database, by: StaffMember, id: string, password: string) {
  const hashed = await hashInTurn(password);
  return hashed.ok ? setPasswordHash(db, by, id, hashed.value) : hashed;
}
