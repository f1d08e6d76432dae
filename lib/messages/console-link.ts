/** The way into a provider's own console, beside every duty there. */
export const CONSOLE_LINK = {
  open: "管理画面を開く",
  openShort: "管理画面",
  openOf: (provider: string) => `${provider}の管理画面を開く(新しいタブ)`,
  /** The page, under its tables: of every work that is left to a console. */
  note: "管理画面の利用方法や取消可能期間などは、ご利用の決済代行会社に確認してください。",
  notSet: "管理画面のURLは未設定です。",
  toSetting: "設定を開く",
  toSettingOf: (provider: string) => `${provider}の管理画面のURLの設定を開く`,
} as const;
