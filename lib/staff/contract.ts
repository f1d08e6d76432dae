import type { Role } from "@/lib/identity/role";
import type { SaveTrouble } from "@/lib/result/save-trouble";

export interface NewStaff {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
}

/** The actor lost the role, or was shut out, after the edge had let the change in. Nothing was changed. */
export interface NoLongerAllowed {
  readonly code: "role";
  readonly needs: Role;
}

export type CreateStaffRefusal = { readonly code: "email_taken" } | NoLongerAllowed | SaveTrouble;
export type ChangeStaffRefusal =
  | { readonly code: "staff_not_found" }
  /** One 管理者 must be left to turn flags and keep the staff. */
  | { readonly code: "last_admin" }
  | { readonly code: "oneself" }
  | NoLongerAllowed
  | SaveTrouble;
