import { isRole } from "@/lib/identity/role";
import type { StaffRecord } from "@/lib/payments/model/records";

export interface HeldStaffRow {
  readonly name: string;
  readonly role: string;
  readonly shut_out: boolean;
}

/**
 * Who acts, as the row is now, held until the transaction ends: a change of role or a shut-out that commits first is
 * seen, and one that comes later waits until what was allowed is committed. Read after every other lock. A writer that
 * held this row while it waited for another one would keep an admin from shutting its actor out.
 */
export const HELD_STAFF = `SELECT name, role,
    coalesce(banned, false) AND (ban_expires IS NULL OR ban_expires > clock_timestamp()) AS shut_out
  FROM staff WHERE id = $1 FOR SHARE`;

/** No role for staff who are shut out, and for a role that this version does not know. */
export function heldStaff(row: HeldStaffRow | undefined): StaffRecord | null {
  if (row === undefined) return null;
  return { name: row.name, role: !row.shut_out && isRole(row.role) ? row.role : null };
}
