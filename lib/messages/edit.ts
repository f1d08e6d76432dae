import type { DraftPart } from "@/lib/orders/edit-draft";

export const EDIT_WORD = {
  title: (orderNumber: string) => `受注 ${orderNumber} の編集`,
  back: (orderNumber: string) => `受注 ${orderNumber} に戻る`,
  change: "金額の変更",
  before: "変更前",
  after: "変更後",
  difference: "差額",
  provider: "決済代行会社の金額",
  range: "入力できる合計",
  decreaseOnly: "減額のみ可能",
  noRange: "変更できる金額がありません。",
  unreadable: "入力内容を確認すると、合計と連携の可否を表示します。",
  addLine: "商品を追加",
  removeLine: (name: string, position: number) => (name === "" ? `${position}行目を削除` : `${name}を削除`),
  unsaved: "未保存の変更があります",
  unchanged: "変更はありません",
  unheard: "前の保存の結果を受け取れていません。受注に戻り、連携状況を確認してください。",
  discard: "変更を破棄",
  save: "変更を保存",
  saveFirst: "変更する項目を入力してください。",
  zeroLink: "受注の取消を開く",
  blocked: "この受注は編集できません。",
  backToOrder: "受注に戻る",
  merged: (names: string) =>
    names === ""
      ? "最新の内容を取り込みました。入力した変更は残しています。"
      : `最新の内容を取り込みました。重なった項目:${names}。重ならない変更は残しています。`,
  takeTheirs: "相手の変更を取り込む",
  saveHint: (button: string) => `保存ボタン「${button}」に移動しました。Enterを押すと保存します。`,
} as const;

export const PART_WORD: Record<DraftPart, string> = {
  lines: "商品",
  shippingFee: "送料",
  discount: "値引",
  points: "ポイント",
};

/** What each edit choice means for the provider's amount. */
export const EDIT_CHOICE_WORD = {
  legend: (field: string, method: string) => `${field}(${method})`,
  linkNote: (provider: string, amount: string) => `${provider}の金額も${amount}に変更`,
  linkNoteUnread: (provider: string) => `${provider}の金額も変更`,
  shopNote: "受注だけを変更し、管理画面での作業を残す",
} as const;

/** 減額のみ: said at the total. */
export function increaseText(held: string): string {
  return `${held}を超える金額には変更できません(減額のみ可能)。`;
}

export const ZERO_TEXT = "合計を0円にはできません。全額を取り消す場合は、受注の取消を使います。";
