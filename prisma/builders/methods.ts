import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import type { Capability, Facts } from "@/lib/capability/types";

/**
 * Methods by what the tables say of them, so that tests name a rule and never a provider. `null` asks for methods that
 * the table does not have. In the catalogue's order.
 */
export function methodsWhere(
  capability: Capability,
  holds: (facts: Facts | null) => boolean,
  among: readonly MethodId[] = METHOD_IDS,
): readonly MethodId[] {
  return among.filter((method) => holds(cellOf(method, capability)?.facts ?? null));
}

/** The first of them; throws where the tables have none, so that a test does not pass on nothing. */
export function methodWhere(
  capability: Capability,
  holds: (facts: Facts | null) => boolean,
  among: readonly MethodId[] = METHOD_IDS,
): MethodId {
  const [first] = methodsWhere(capability, holds, among);
  if (first === undefined) throw new Error(`no method of ${capability} is like that`);
  return first;
}
