export type MatrixMark = "on" | "off" | "none";

/** A cell's sign and its words: a sign alone says nothing to those who hear it. */
export const MATRIX_MARK: Record<MatrixMark, { readonly sign: string; readonly words: string }> = {
  on: { sign: "○", words: "対応" },
  off: { sign: "△", words: "対応(現在オフ)" },
  none: { sign: "-", words: "対応なし" },
};

export const MATRIX_TEXT = {
  foot: "標準機能の内容です。カスタマイズをしている場合は異なることがあります。",
  empty: "条件に合う決済方法はありません。",
  emptyHint: "会社名・決済種別・備考の一部で探せます。",
  onNow: "現在の設定で使えます。",
  offNow: "現在の設定ではオフです。",
  count: (supported: number, all: number) => `${all}件中 ${supported}件が対応`,
} as const;
