import type { Role } from "@/lib/identity/role";

/** An account of the sample shop. Its password is public: it exists where the sample lies, and nowhere else. */
export interface SampleAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  { role: "viewer", name: "鈴木 玲", email: "viewer@juchu.example", password: "sample-viewer-1" },
  { role: "operator", name: "田中 葵", email: "operator@juchu.example", password: "sample-operator-1" },
  { role: "admin", name: "小林 真理", email: "admin@juchu.example", password: "sample-admin-1" },
];

/** The sample's account of that role. */
export function accountOf(role: Role): SampleAccount {
  const account = SAMPLE_ACCOUNTS.find((one) => one.role === role);
  if (account === undefined) throw new Error(`the sample has no account for ${role}`);
  return account;
}

/** The ids that the sample's accounts got when they were made. */
export type SampleStaff = Readonly<Record<Role, string>>;
