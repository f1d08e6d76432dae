/** The control of 対応状況, and what came of it. */
export const STATUS_CONTROL = {
  label: "対応状況",
  changing: (status: string) => `「${status}」に変更しています`,
  changed: (status: string) => `対応状況を「${status}」に変更しました。`,
  undone: (status: string) => `対応状況を「${status}」に戻しました。`,
  notUndone: "対応状況を元に戻せませんでした。",
  /** The page asks for it: after a return whose refund is not linked. */
  returned: (provider: string) =>
    `この受注の返品は連携しません。取消区分を付け、${provider}の管理画面でも取消の処理をしてください。`,
  mark: "取消区分を付ける",
} as const;
