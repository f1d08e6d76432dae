"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import { useAnnouncer } from "@/components/ui/live-region";
import { ask } from "@/lib/actions/ask";
import { changeShopSettingAction } from "@/lib/actions/shop-settings";
import type { ActionFailure } from "@/lib/failures/failure";
import { saveFailureText } from "@/lib/messages/errors";
import { fieldText } from "@/lib/messages/fields";
import { SHOP_SETTING_TEXT, SHOP_SETTING_WORD } from "@/lib/messages/shop-settings";
import { markChanged } from "@/lib/queries/follow-changes";
import { shopSettingsQuery } from "@/lib/queries/shop-settings";
import { type Handed, useHanded } from "@/lib/queries/use-handed";
import type { ShopSettingChange, ShopSettingId, ShopSettingRefusal, ShopSettings } from "@/lib/shop-settings/contract";
import { valuesAfter } from "@/lib/shop-settings/with-change";
import { LINK_MAX } from "@/lib/text/limits";

/** What came of the last change, and of which setting. */
export type ShopSettingMark =
  | { readonly kind: "saved"; readonly change: ShopSettingChange }
  | { readonly kind: "refused"; readonly change: ShopSettingChange; readonly text: string };

/** The settings as they stand, and a change of one of them: drawn at once, taken back when it is refused. */
export function useShopSetting(handed: Handed<ShopSettings>) {
  const client = useQueryClient();
  const { queryKey } = shopSettingsQuery();
  const { data: settings } = useHanded(shopSettingsQuery(), handed);
  const setSettings = (next: ShopSettings) => client.setQueryData(queryKey, next);
  const [mark, setMark] = useState<ShopSettingMark | null>(null);
  const [saving, start] = useTransition();
  const { report, refuse } = useAnnouncer();

  const change = (wanted: ShopSettingChange) => {
    if (saving) return;
    const before = settings;
    const { setting } = wanted;
    setMark(null);
    start(async () => {
      // An answer that is on its way would draw the old value over it.
      await client.cancelQueries({ queryKey });
      setSettings({ ...before, ...valuesAfter(before, wanted) });
      const answer = await ask(() => changeShopSettingAction({ change: wanted, version: before.version }));
      if (answer.ok) {
        setSettings(answer.value);
        markChanged(client, { kind: "shop", of: null });
        setMark({ kind: "saved", change: wanted });
        report(`${SHOP_SETTING_WORD[setting].name}を変更しました。`);
        return;
      }
      const refusal = answer.error;
      setSettings(refusal.code === "changed_by_other" ? refusal.now : before);
      const text = refusalText(refusal, setting);
      setMark({ kind: "refused", change: wanted, text });
      refuse(text);
    });
  };
  return { settings, mark, saving, change };
}

function refusalText(refusal: ShopSettingRefusal | ActionFailure, setting: ShopSettingId): string {
  switch (refusal.code) {
    case "changed_by_other":
      return SHOP_SETTING_TEXT.changedByOther(refusal.now.changed?.by ?? null);
    case "bad_https":
      return fieldText("bad_https", { label: SHOP_SETTING_WORD[setting].name });
    case "invalid_input":
      return fieldText(refusal.fields[0]?.code ?? "bad_format", {
        label: SHOP_SETTING_WORD[setting].name,
        max: LINK_MAX,
      });
    default:
      return saveFailureText(refusal);
  }
}
