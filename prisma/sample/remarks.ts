/** What the sample's staff wrote down. */
export const CANCEL_REASONS = [
  "お客様都合のため",
  "お客様よりメールで取消のご依頼",
  "サイズ違いで再注文いただくため",
  "在庫切れのためお客様に確認のうえ取消",
  "長期不在で返送されたため",
  "重複注文のため",
] as const;

export const DECREASE_REASONS = [
  "1点欠品のためお客様に確認のうえ減額",
  "送料の二重計上を修正",
  "クーポンの適用漏れ",
  "セット割引を適用",
] as const;

export const INCREASE_REASONS = [
  "お客様のご希望で1点追加",
  "ギフト包装を追加",
  "離島への送料を加算",
  "電話で数量の追加を承りました",
] as const;

export const MEMOS = [
  "お届けは平日午前をご希望",
  "のし「内祝」 名入れあり",
  "電話は夕方以降がつながりやすい",
  "領収書の宛名は会社名で",
  "2回目のご注文。前回は置き配で完了",
  "メールの返信待ち(11時に再送)",
  "割れ物のため緩衝材を追加",
] as const;

export const CONSOLE_NOTES = [
  "管理画面で処理し、画面の控えを保存しました。",
  "処理済み。決済代行会社からの完了メールを確認。",
  "管理画面で金額を確認しました。",
] as const;

export const NOT_NEEDED_NOTES = [
  "お客様の取り下げにより、取消区分を解除しました。",
  "注文を続けることになったため不要になりました。",
] as const;
