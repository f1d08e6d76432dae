/** Going from order to order along a list. */
export const WALK_WORD = {
  back: "受注データ管理に戻る",
  label: "前後の受注",
  previous: "前の受注",
  next: "次の受注",
  /** The list's name: with conditions, and without. */
  filtered: "絞り込み結果",
  all: "すべての受注",
  /** 「絞り込み結果 312件中 12件目」; where counting stopped or has not ended, no more is said than is known. */
  position: (name: string, total: { readonly count: number; readonly orMore: boolean } | null, ordinal: number) => {
    const of = total === null ? "" : `${total.count.toLocaleString("ja-JP")}件${total.orMore ? "以上" : ""}中 `;
    return `${name} ${of}${ordinal.toLocaleString("ja-JP")}件目`;
  },
  failed: "次のページを読み込めませんでした。もう一度押すと、読み込みます。",
} as const;
