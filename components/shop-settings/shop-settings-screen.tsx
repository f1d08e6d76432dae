"use client";

import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";
import { Radio, RadioGroup } from "@/components/ui/radio";
import { type MethodId, methodInList } from "@/lib/capability/facts/catalogue";
import { methodsWith } from "@/lib/capability/methods-with";
import { capabilitiesOf } from "@/lib/capability/types";
import { mayAs, type Role } from "@/lib/identity/role";
import { PCI_DSS_WORD, SHOP_SETTING_WORD } from "@/lib/messages/shop-settings";
import { staffName } from "@/lib/messages/staff-name";
import type { ShopSettings } from "@/lib/shop-settings/contract";
import { formatDateTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { ConsoleUrlsSection } from "./console-urls-section";
import { NoticeLinkSection } from "./notice-link-section";
import { ShopSettingSection } from "./shop-setting-section";
import { TaxRoundingSection } from "./tax-rounding-section";
import { useShopSetting } from "./use-shop-setting";

export interface ShopSettingsScreenProps {
  readonly initial: ShopSettings;
  readonly readAt: EpochMs;
  readonly role: Role;
}

const NOTICE_LINKS = [
  { setting: "cancelNoticeUrl", question: "cancel" },
  { setting: "amountNoticeUrl", question: "amount" },
] as const;

/** The settings of the whole shop: what rules read, how tax is rounded, and where links lead. */
export function ShopSettingsScreen({ initial, readAt, role }: ShopSettingsScreenProps) {
  const { settings, mark, saving, change } = useShopSetting({ data: initial, readAt });
  const mayChange = mayAs(role, "admin");
  const { changed } = settings;
  return (
    <>
      <PageHeader
        title="ショップ設定"
        actions={
          <Link className="text-link" href="/settings/history?subject=shop">
            変更履歴
          </Link>
        }
      >
        {mayChange ? null : <p>変更できるのは管理者です。</p>}
        {changed === null ? null : (
          <p className="text-sm">
            最終変更 {formatDateTime(changed.at)} {changed.by === null ? "" : staffName(changed.by)}
          </p>
        )}
      </PageHeader>
      <div className="max-w-[56rem] rounded-panel border border-line bg-surface">
        <ShopSettingSection setting="pciDss" concerns={names(methodsWith("only_pci_dss"))} mark={mark} saving={saving}>
          {mayChange ? (
            <RadioGroup legend={SHOP_SETTING_WORD.pciDss.name} legendHidden inline>
              {[true, false].map((value) => (
                <Radio
                  key={String(value)}
                  name="pciDss"
                  className="first:min-w-56"
                  label={pciDssWord(value)}
                  checked={settings.pciDss === value}
                  onChange={() => change({ setting: "pciDss", value })}
                />
              ))}
            </RadioGroup>
          ) : (
            <p className="font-medium">{pciDssWord(settings.pciDss)}</p>
          )}
        </ShopSettingSection>
        <TaxRoundingSection settings={settings} mayChange={mayChange} mark={mark} saving={saving} change={change} />
        {NOTICE_LINKS.map(({ setting, question }) => (
          <NoticeLinkSection
            key={setting}
            setting={setting}
            methods={methodsWith("external_notice", capabilitiesOf(question))}
            settings={settings}
            mayChange={mayChange}
            mark={mark}
            saving={saving}
            change={change}
          />
        ))}
        <ConsoleUrlsSection settings={settings} mayChange={mayChange} mark={mark} saving={saving} change={change} />
      </div>
    </>
  );
}

function pciDssWord(value: boolean): string {
  return value ? PCI_DSS_WORD.yes : PCI_DSS_WORD.no;
}

function names(methods: readonly MethodId[]): string {
  return methods.map(methodInList).join("、");
}
