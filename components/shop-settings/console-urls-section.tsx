import { CONSOLE_URLS_ID } from "@/components/places/settings-place";
import { PROVIDER_IDS, PROVIDERS } from "@/lib/capability/facts/catalogue";
import { SHOP_SETTING_TEXT } from "@/lib/messages/shop-settings";
import type { ShopSettings } from "@/lib/shop-settings/contract";
import { LinkField } from "./link-field";
import { ShopSettingSection } from "./shop-setting-section";
import type { useShopSetting } from "./use-shop-setting";

export interface ConsoleUrlsSectionProps extends Pick<ReturnType<typeof useShopSetting>, "mark" | "saving" | "change"> {
  readonly settings: ShopSettings;
  readonly mayChange: boolean;
}

/** 管理画面のURL, one line a provider. */
export function ConsoleUrlsSection({ settings, mayChange, mark, saving, change }: ConsoleUrlsSectionProps) {
  const refused = mark?.kind === "refused" && mark.change.setting === "consoleUrl" ? mark : null;
  const at = mark?.change.setting === "consoleUrl" ? mark.change.provider : null;
  return (
    <ShopSettingSection
      id={CONSOLE_URLS_ID}
      setting="consoleUrl"
      concerns=""
      mark={mark?.kind === "saved" ? mark : null}
      saving={saving}
    >
      <ul className="flex flex-col gap-2">
        {PROVIDER_IDS.map((provider) => {
          const value = settings.consoleUrls[provider] ?? "";
          const { label } = PROVIDERS[provider];
          return (
            <li key={provider}>
              {mayChange ? (
                <LinkField
                  label={label}
                  saveLabel={SHOP_SETTING_TEXT.saveOf(SHOP_SETTING_TEXT.consoleOf(label))}
                  value={value}
                  refused={at === provider ? refused : null}
                  saving={saving && at === provider}
                  onSave={(url) => change({ setting: "consoleUrl", provider, value: url })}
                />
              ) : (
                <p className="grid gap-x-4 tablet:grid-cols-[16rem_minmax(0,1fr)]">
                  <span>{label}</span>
                  <span className="break-id font-medium">{value === "" ? SHOP_SETTING_TEXT.noLink : value}</span>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </ShopSettingSection>
  );
}
