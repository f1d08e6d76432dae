import { METHOD_IDS, METHODS, type MethodId, PROVIDERS } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import { CAPABILITIES, type Capability, type Facts } from "@/lib/capability/types";

export interface ExportedRule {
  readonly method: MethodId;
  readonly provider: string;
  readonly label: string;
  readonly variant: string;
  readonly capability: Capability;
  readonly supported: boolean;
  readonly facts?: Facts;
}

/** One object for each (method, capability) pair, methods in the catalogue's order. */
export function exportRules(): readonly ExportedRule[] {
  return METHOD_IDS.flatMap((method) => {
    const { provider, label, variant } = METHODS[method];
    const texts = { method, provider: PROVIDERS[provider].label, label, variant };
    return CAPABILITIES.map((capability) => {
      const cell = cellOf(method, capability);
      if (cell === null) return { ...texts, capability, supported: false };
      return { ...texts, capability, supported: true, facts: cell.facts };
    });
  });
}
