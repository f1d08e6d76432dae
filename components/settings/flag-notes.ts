import { consequencesOfCapture } from "@/lib/capability/consequences";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import { FLAGS, FLAGS_OF_GATE, type FlagId } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import { CAPABILITIES } from "@/lib/capability/types";
import { consequenceTexts } from "@/lib/messages/consequences";
import { TRAIT_WORD } from "@/lib/messages/facts";

/** What to know before a flag of a method is turned: the page's caution, what else it needs, what it moves. */
export function notesOf(methodId: MethodId, flag: FlagId): readonly string[] {
  const { caution } = FLAGS[flag];
  const moved = flag === "captureOnAuthorization" ? consequencesOfCapture(methodId).flatMap(consequenceTexts) : [];
  return [
    ...(caution === "" ? [] : [`注意:${caution}`]),
    ...shopSettingsNeeded(methodId, flag),
    ...(moved.length === 0 ? [] : [`オンの場合、オーソリした受注はすぐに確定後になります。${moved.join("")}`]),
  ];
}

/** Settings of the whole shop without which the flag does nothing for this method. */
function shopSettingsNeeded(methodId: MethodId, flag: FlagId): readonly string[] {
  const cells = CAPABILITIES.map((capability) => cellOf(methodId, capability)).filter((cell) => cell !== null);
  const read = cells.filter((cell) => FLAGS_OF_GATE[cell.facts.gate].includes(flag));
  return (["only_normal_order_mode", "only_pci_dss"] as const)
    .filter((trait) => read.some((cell) => cell.facts[trait] === true))
    .map((trait) => `ショップ設定:${TRAIT_WORD[trait].long}`);
}
