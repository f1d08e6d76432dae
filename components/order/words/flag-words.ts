import { isSettingId, METHOD_SETTINGS } from "@/lib/capability/facts/flags";
import { SHOP_SETTING_WORD } from "@/lib/messages/shop-settings";

/** Flags and 決済方式 travel as codes; the page's names and choices are in the facts. */

export function flagName(flag: string): string {
  if (isSettingId(flag)) return METHOD_SETTINGS[flag].name;
  return flag === "pciDss" ? SHOP_SETTING_WORD[flag].name : "設定";
}

export function flagChoice(flag: string, value: string | boolean): string {
  const entry = isSettingId(flag) ? METHOD_SETTINGS[flag] : null;
  const found = entry === null ? undefined : [entry.off, ...entry.on].find((choice) => choice.value === value);
  return found?.label ?? String(value);
}
