import "server-only";

import type { Database } from "@/lib/db/client";
import { listStaff } from "@/lib/db/people/staff";
import type { StaffRow } from "@/lib/identity/staff-row";

/** All who are or were staff, in the order in which they came. */
export function readStaff(db: Database): Promise<readonly StaffRow[]> {
  return listStaff(db);
}
