/** スタッフのメモ of an order. */
export const MEMO_WORD = {
  title: "メモ",
  edit: "メモを編集",
  save: "メモを保存",
  saving: "保存中",
  saved: "メモを保存しました",
  leave: "やめる",
  none: "メモはありません。",
  /** Over a colleague's memo, while another is typed. The typed text stands. */
  changed: "入力を始めてから、ほかの担当者がメモを変更しました。入力はそのままです。いまのメモ:",
} as const;
