import { METHOD_IDS, type MethodId } from "./facts/catalogue";
import { cellOf } from "./facts/tables";
import { CAPABILITIES, type Capability, type Facts } from "./types";

/**
 * The methods with a cell that uses a word of the vocabulary, in the catalogue's order: `only_pci_dss` gives those that
 * PCI DSS concerns, `external_notice` those with a provider's own notice. `among` limits it to some tables.
 */
export function methodsWith(
  word: Exclude<keyof Facts, "gate">,
  among: readonly Capability[] = CAPABILITIES,
): readonly MethodId[] {
  return METHOD_IDS.filter((method) =>
    among.some((capability) => cellOf(method, capability)?.facts[word] !== undefined),
  );
}
