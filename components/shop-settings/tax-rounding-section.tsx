"use client";

import { Radio, RadioGroup } from "@/components/ui/radio";
import { ROUNDING_WORD, SHOP_SETTING_WORD } from "@/lib/messages/shop-settings";
import { ROUNDINGS } from "@/lib/money/tax";
import type { ShopSettingChange, ShopSettings } from "@/lib/shop-settings/contract";
import { ShopSettingSection } from "./shop-setting-section";
import type { ShopSettingMark } from "./use-shop-setting";

export interface TaxRoundingSectionProps {
  readonly settings: ShopSettings;
  readonly mayChange: boolean;
  readonly mark: ShopSettingMark | null;
  readonly saving: boolean;
  readonly change: (change: ShopSettingChange) => void;
}

/** 消費税の端数 of the orders that will be registered. */
export function TaxRoundingSection({ settings, mayChange, mark, saving, change }: TaxRoundingSectionProps) {
  return (
    <ShopSettingSection setting="taxRounding" concerns="" mark={mark} saving={saving}>
      {mayChange ? (
        <RadioGroup legend={SHOP_SETTING_WORD.taxRounding.name} legendHidden inline>
          {ROUNDINGS.map((value) => (
            <Radio
              key={value}
              name="taxRounding"
              label={ROUNDING_WORD[value]}
              checked={settings.taxRounding === value}
              onChange={() => change({ setting: "taxRounding", value })}
            />
          ))}
        </RadioGroup>
      ) : (
        <p className="font-medium">{ROUNDING_WORD[settings.taxRounding]}</p>
      )}
    </ShopSettingSection>
  );
}
