import type { ConsoleUrls, ShopSettingChange, ShopSettings } from "./contract";

type Values = Omit<ShopSettings, "version" | "changed">;

/** Whether a change sets an address that staff will follow. */
export function isLink(change: ShopSettingChange): change is Extract<ShopSettingChange, { setting: `${string}Url` }> {
  return change.setting.endsWith("Url");
}

/** What a change would turn, as it stands. */
export function valueBefore(settings: Values, change: ShopSettingChange): string | boolean {
  if (change.setting === "consoleUrl") return settings.consoleUrls[change.provider] ?? "";
  return settings[change.setting];
}

/** The values that a change sets. */
export function valuesAfter(settings: Values, change: ShopSettingChange): Partial<Values> {
  if (change.setting === "consoleUrl") return { consoleUrls: withConsole(settings.consoleUrls, change) };
  return { [change.setting]: change.value };
}

function withConsole(
  urls: ConsoleUrls,
  { provider, value }: { readonly provider: keyof ConsoleUrls; readonly value: string },
) {
  const { [provider]: _, ...others } = urls;
  return value === "" ? others : { ...others, [provider]: value };
}
