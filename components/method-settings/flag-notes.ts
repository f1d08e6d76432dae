import { consequencesOfCapture } from "@/lib/capability/consequences";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import { METHOD_SETTINGS, type SettingId } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import { settingsRead } from "@/lib/capability/method-flags";
import { CAPABILITIES } from "@/lib/capability/types";
import { CAPABILITY_WORD } from "@/lib/messages/capabilities";
import { consequenceTexts } from "@/lib/messages/consequences";
import { TRAIT_WORD } from "@/lib/messages/facts";
import { quoted } from "@/lib/messages/quotation";

/** What to know before a flag of a method is turned: the page's caution, what else it needs, what it moves. */
export function notesOf(methodId: MethodId, flag: SettingId): readonly string[] {
  const { caution } = METHOD_SETTINGS[flag];
  const moved = flag === "captureOnAuthorization" ? consequencesOfCapture(methodId).flatMap(consequenceTexts) : [];
  return [
    ...(caution === "" ? [] : [quoted(caution)]),
    ...(flag === "orderMode" ? whatItLets(methodId) : othersNeeded(methodId, flag)),
    ...(moved.length === 0 ? [] : [`オンの場合、オーソリした受注はすぐに確定後になります。${moved.join("")}`]),
  ];
}

/** Without which other setting this one does nothing for the method: of the method itself, or of the whole shop. */
function othersNeeded(methodId: MethodId, setting: SettingId): readonly string[] {
  const cells = CAPABILITIES.map((capability) => cellOf(methodId, capability)).filter((cell) => cell !== null);
  const read = cells.filter((cell) => settingsRead(cell.facts).includes(setting));
  const needs = (trait: "only_normal_order_mode" | "only_pci_dss") => read.some((cell) => cell.facts[trait] === true);
  return [
    ...(needs("only_normal_order_mode") ? [TRAIT_WORD.only_normal_order_mode.long] : []),
    ...(needs("only_pci_dss") ? [`ショップ設定:${TRAIT_WORD.only_pci_dss.long}`] : []),
  ];
}

/** 決済方式: what is there with 通常注文方式 alone. */
function whatItLets(methodId: MethodId): readonly string[] {
  return CAPABILITIES.filter((capability) => cellOf(methodId, capability)?.facts.only_normal_order_mode === true).map(
    (capability) => `${CAPABILITY_WORD[capability].long}は、通常注文方式の場合のみ可能です。`,
  );
}
