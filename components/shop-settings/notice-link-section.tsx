import { type MethodId, methodInList } from "@/lib/capability/facts/catalogue";
import { SHOP_SETTING_TEXT, SHOP_SETTING_WORD } from "@/lib/messages/shop-settings";
import type { ShopSettings } from "@/lib/shop-settings/contract";
import { LinkField } from "./link-field";
import { ShopSettingSection } from "./shop-setting-section";
import type { useShopSetting } from "./use-shop-setting";

export interface NoticeLinkSectionProps extends Pick<ReturnType<typeof useShopSetting>, "mark" | "saving" | "change"> {
  readonly setting: "cancelNoticeUrl" | "amountNoticeUrl";
  readonly settings: ShopSettings;
  readonly methods: readonly MethodId[];
  readonly mayChange: boolean;
}

/** The address of one notice that a provider publishes itself. */
export function NoticeLinkSection({
  setting,
  settings,
  methods,
  mayChange,
  mark,
  saving,
  change,
}: NoticeLinkSectionProps) {
  const own = mark?.change.setting === setting ? mark : null;
  const { name } = SHOP_SETTING_WORD[setting];
  return (
    <ShopSettingSection
      setting={setting}
      concerns={methods.map(methodInList).join("、")}
      mark={own?.kind === "saved" ? own : null}
      saving={saving}
    >
      {mayChange ? (
        <LinkField
          label={SHOP_SETTING_TEXT.linkOf(name)}
          saveLabel={SHOP_SETTING_TEXT.saveOf(name)}
          value={settings[setting]}
          refused={own?.kind === "refused" ? own : null}
          saving={saving}
          onSave={(value) => change({ setting, value })}
        />
      ) : (
        <p className="break-id font-medium">{settings[setting] || SHOP_SETTING_TEXT.noLink}</p>
      )}
    </ShopSettingSection>
  );
}
