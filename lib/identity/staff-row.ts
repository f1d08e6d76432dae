import type { EpochMs } from "@/lib/time/epoch";
import type { Role } from "./role";

/** A staff member as the スタッフ screen lists them. */
export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  readonly createdAt: EpochMs;
}
