/** 閲覧 sees; 担当 edits, cancels, captures; 管理者 also turns flags and keeps the staff. Each role may all that the one before it may. */
export const ROLES = ["viewer", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who acts, as the session said it on the server. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export function mayAs(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
