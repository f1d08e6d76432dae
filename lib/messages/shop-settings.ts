import type { Rounding } from "@/lib/money/tax";
import type { ShopSettingId } from "@/lib/shop-settings/contract";
import { staffName } from "./staff-name";

export const SHOP_SETTING_WORD: Record<ShopSettingId, { readonly name: string; readonly note: string }> = {
  pciDss: {
    name: "PCI DSS",
    note: "利用しない場合、継続課金ではセキュリティコードを必須にできません。",
  },
  taxRounding: {
    name: "消費税の端数",
    note: "受注ごと、税率ごとに1回だけ端数を処理します。登録済みの受注の消費税は変わりません。",
  },
  cancelNoticeUrl: {
    name: "注文キャンセルの注意事項",
    note: "決済代行会社が公開しているURLです。受注詳細の「受注取消」に「注意事項を開く」として表示します。",
  },
  amountNoticeUrl: {
    name: "金額変更の注意事項",
    note: "決済代行会社が公開しているURLです。受注詳細の「金額変更」に「注意事項を開く」として表示します。",
  },
  consoleUrl: {
    name: "管理画面のURL",
    note: "決済代行会社ごとの管理画面のURLです。作業・受注・差異に「管理画面を開く」として表示します。",
  },
};

/** What the trail still tells of settings that the shop no longer has, by their values. */
export const FORMER_SETTING: Readonly<Record<string, { readonly name: string; readonly values: ValueWords }>> = {
  externalNoticeUrl: { name: "注意事項のリンク", values: { "": "設定なし" } },
  // Of one method since.
  orderMode: { name: "決済方式", values: { normal: "通常注文方式", other: "その他" } },
};
type ValueWords = Readonly<Record<string, string>>;

export const PCI_DSS_WORD = { yes: "PCI DSSを利用する", no: "PCI DSSを利用しない" } as const;

export const ROUNDING_WORD: Record<Rounding, string> = { down: "切捨て", half_up: "四捨五入", up: "切上げ" };

export const SHOP_SETTING_TEXT = {
  concerns: (methods: string) => `関係する決済方法:${methods}`,
  changedByOther: (by: string | null) =>
    `変更できませんでした。${by === null ? "別の画面で" : `${staffName(by)}が`}先に設定を変更しています。表示を最新に戻しました。`,
  saved: "保存しました",
  saving: "保存中",
  noLink: "設定なし",
  save: "リンクを保存",
  /** Begins with what the button shows, so that a voice command finds it. */
  saveOf: (what: string) => `リンクを保存(${what})`,
  linkOf: (what: string) => `${what}のURL(https)`,
  consoleOf: (provider: string) => `${provider}の管理画面のURL`,
} as const;
