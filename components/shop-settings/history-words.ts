import { isMethodId, isProviderId, methodAndProvider, PROVIDERS } from "@/lib/capability/facts/catalogue";
import { isSettingId, METHOD_SETTINGS, type SettingId } from "@/lib/capability/facts/flags";
import { isRole } from "@/lib/identity/role";
import { ROLE_WORD } from "@/lib/messages/order-words";
import { SETTINGS_HISTORY_TEXT, settingsEventText } from "@/lib/messages/settings-history";
import {
  FORMER_SETTING,
  PCI_DSS_WORD,
  ROUNDING_WORD,
  SHOP_SETTING_TEXT,
  SHOP_SETTING_WORD,
} from "@/lib/messages/shop-settings";
import { staffName } from "@/lib/messages/staff-name";
import { ROUNDINGS } from "@/lib/money/tax";
import type { ShopSettingId } from "@/lib/shop-settings/contract";

/** An event as stored; `data` is read with care, for older versions wrote it. */
export interface SettingsEvent {
  readonly subject: "method" | "shop" | "staff";
  readonly subjectId: string;
  readonly kind: string;
  readonly data: unknown;
}

/** Whom or what an event is about: a method with its provider, the shop, a person. */
export function aboutWhat(event: SettingsEvent): string {
  if (event.subject === "shop") return "ショップ";
  if (event.subject === "staff") return staffName(textOf(event.data, "name"));
  if (!isMethodId(event.subjectId)) return event.subjectId;
  return methodAndProvider(event.subjectId);
}

export function whatHappened(event: SettingsEvent): string {
  const before = read(event.data, "before");
  const after = read(event.data, "after");
  const text = settingsEventText(event.kind, subjectOf(event, before, after));
  const lost = read(event.data, "lost");
  return typeof lost === "number" && lost > 0
    ? `${text}。${SETTINGS_HISTORY_TEXT.lost(`${lost.toLocaleString("ja-JP")}件`)}`
    : text;
}

function subjectOf(event: SettingsEvent, before: unknown, after: unknown) {
  switch (event.kind) {
    case "flag_changed": {
      const flag = read(event.data, "flag");
      if (typeof flag !== "string" || !isSettingId(flag))
        return { what: "フラグ", before: String(before), after: String(after) };
      return { what: METHOD_SETTINGS[flag].name, before: flagWord(flag, before), after: flagWord(flag, after) };
    }
    case "setting_changed": {
      const setting = read(event.data, "setting");
      if (!isSetting(setting)) return formerSubject(setting, before, after);
      return {
        what: settingName(setting, read(event.data, "provider")),
        before: settingWord(setting, before),
        after: settingWord(setting, after),
      };
    }
    case "staff_added":
      return { what: "", before: "", after: roleWord(read(event.data, "role")) };
    default:
      return { what: "権限", before: roleWord(before), after: roleWord(after) };
  }
}

function flagWord(flag: SettingId, value: unknown): string {
  const { off, on } = METHOD_SETTINGS[flag];
  return [off, ...on].find((choice) => choice.value === value)?.label ?? String(value);
}

function settingName(setting: ShopSettingId, provider: unknown): string {
  if (setting !== "consoleUrl" || typeof provider !== "string" || !isProviderId(provider))
    return SHOP_SETTING_WORD[setting].name;
  return SHOP_SETTING_TEXT.consoleOf(PROVIDERS[provider].label);
}

function settingWord(setting: ShopSettingId, value: unknown): string {
  if (setting === "pciDss") return value === true ? PCI_DSS_WORD.yes : PCI_DSS_WORD.no;
  if (setting === "taxRounding") return ROUNDING_WORD[ROUNDINGS.find((rounding) => rounding === value) ?? "down"];
  return typeof value === "string" && value !== "" ? value : SHOP_SETTING_TEXT.noLink;
}

/** A setting that the shop no longer has. */
function formerSubject(setting: unknown, before: unknown, after: unknown) {
  const entry = typeof setting === "string" && Object.hasOwn(FORMER_SETTING, setting) ? FORMER_SETTING[setting] : null;
  const word = (value: unknown) => entry?.values[String(value)] ?? String(value);
  return { what: entry?.name ?? "設定", before: word(before), after: word(after) };
}

function roleWord(value: unknown): string {
  return isRole(value) ? ROLE_WORD[value] : "";
}

function isSetting(value: unknown): value is ShopSettingId {
  return typeof value === "string" && Object.hasOwn(SHOP_SETTING_WORD, value);
}

function textOf(data: unknown, key: string): string {
  const value = read(data, key);
  return typeof value === "string" ? value : "";
}

function read(data: unknown, key: string): unknown {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>)[key] : undefined;
}
