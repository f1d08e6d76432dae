import type { Role } from "@/lib/identity/role";
import type { ActingPerson } from "../../shop/settings";

/** The staff of each history's part of the shop, with their roles as it begins. */
const PEOPLE = [
  { name: "aoi", role: "operator" },
  { name: "rei", role: "operator" },
  { name: "ken", role: "admin" },
  { name: "nao", role: "viewer" },
] as const satisfies readonly { name: string; role: Role }[];

/** Staff of one history's own, so that a role that is taken away disturbs no other history. */
export function staffOf(index: number): readonly ActingPerson[] {
  return PEOPLE.map(({ name, role }) => ({ id: `${index}-${name}`, name, role }));
}
