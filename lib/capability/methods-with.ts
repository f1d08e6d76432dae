import { METHOD_IDS, type MethodId } from "./facts/catalogue";
import { cellOf } from "./facts/tables";
import { CAPABILITIES, type Capability, type Facts } from "./types";

/**
 * The methods of which some cell has a word of the vocabulary, in the catalogue's order: whom PCI DSS concerns
 * (`only_pci_dss`), a provider's own notice (`external_notice`). Some tables alone
 * where `among` names them.
 */
export function methodsWith(
  word: Exclude<keyof Facts, "gate">,
  among: readonly Capability[] = CAPABILITIES,
): readonly MethodId[] {
  return METHOD_IDS.filter((method) =>
    among.some((capability) => cellOf(method, capability)?.facts[word] !== undefined),
  );
}
