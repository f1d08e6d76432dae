import type { EditPart, Fee } from "@/lib/payments/model/edit-part";
import { actorInSentence } from "./staff-name";

export const EDIT_WORD = {
  title: (orderNumber: string) => `受注 ${orderNumber} の編集`,
  back: (orderNumber: string) => `受注 ${orderNumber} に戻る`,
  change: "金額の変更",
  before: "変更前",
  after: "変更後",
  difference: "差額",
  provider: "決済代行会社の金額",
  range: "変更できる金額",
  decreaseOnly: "減額のみ可能",
  noRange: "変更できる金額がありません。",
  unreadable: "入力を修正すると、合計と連携の可否を表示します。",
  addLine: "商品を追加",
  removeLine: (name: string, position: number) => (name === "" ? `${position}行目を削除` : `${name}を削除`),
  unchanged: "変更はありません",
  unheard: "前の保存の結果を受け取れていません。受注に戻り、連携状況を確認してください。",
  save: "変更を保存",
  saveFirst: "変更する項目を入力してください。",
  zeroLink: "受注の取消を開く",
  blocked: "この受注は編集できません。",
  backToOrder: "受注に戻る",
  opening: "受注を読み込んでいます。",
  again: "もう一度読み込む",
  saveHint: (button: string) => `保存ボタン「${button}」に移動しました。Enterを押すと保存します。`,
} as const;

export const PART_WORD: Record<Fee | "lines", string> = {
  lines: "商品",
  shippingFee: "送料",
  fee: "手数料",
  discount: "値引",
  points: "ポイント",
};

export const REASON_NAME = "理由";

/** 「送料」, 「2行目の商品」. */
export function partName(part: EditPart): string {
  if (isPartWord(part)) return PART_WORD[part];
  return `${Number(part.slice("lines.".length)) + 1}行目の商品`;
}

function isPartWord(part: EditPart): part is keyof typeof PART_WORD {
  return Object.hasOwn(PART_WORD, part);
}

/** What others did while the form was open. Every sentence says that the typed values stand. */
export const EDIT_NEWS = {
  updated: (at: string, by: string | null) => `${at}に${actorInSentence(by)}が更新しました。`,
  total: (before: string, after: string) => `合計 ${before} → ${after}。`,
  overlap: "が重なっています。",
  merged: (names: readonly string[], besides: boolean) =>
    `${besides ? "ほか" : ""}${names.length}件(${names.join("・")})は保存時に取り込みます。`,
  kept: "入力はそのままです。",
  elsewhere: "編集できる項目は変わっていません。",
  shown: "最新の内容を表示しています。",
  field: (by: string | null, at: string, value: string) =>
    `${actorInSentence(by)} ${at}「${value}」に変更(保存時に取り込みます)`,
  before: (value: string) => `変更前 ${value}`,
  unchanged: "変更なし",
  removed: "削除",
  conflict: (name: string) => `${name}が重なっています。`,
  question: "どちらの値で保存しますか。",
  theirs: (by: string | null, at: string, from: string, to: string) => `${actorInSentence(by)} ${at}(${from} → ${to})`,
  mine: (from: string, to: string) => `あなた(${from} → ${to})`,
  assumed: (name: string, value: string) => `${name}を${value}とした場合`,
  chooseFirst: (name: string, left: number) => `${name}の値を選ぶと保存できます(残り${left}件)。`,
  blockedNow: "いまは保存できません。理由を上に表示しています。",
  captured: (at: string) => `${at}に確定されました。確定後の変更として確認してください。`,
  stageMoved: (stage: string) => `段階が「${stage}」に変わりました。この段階での変更として確認してください。`,
  acceptStage: "最新の内容で確認",
  acceptFirst: "最新の内容を確認すると保存できます。",
} as const;

/** What each edit choice means for the provider's amount. */
export const EDIT_CHOICE_WORD = {
  legend: (field: string, method: string) => `${field}(${method})`,
  linkNote: (provider: string, amount: string) => `${provider}の金額も${amount}に変更`,
  linkNoteUnread: (provider: string) => `${provider}の金額も変更`,
  shopNote: "受注だけを変更し、管理画面での作業を登録",
} as const;

/** 減額のみ: said at the total. */
export function increaseText(held: string): string {
  return `${held}を超える金額には変更できません(減額のみ可能)。`;
}

export const ZERO_TEXT = "合計を0円にはできません。全額を取り消す場合は、受注の取消を使います。";
