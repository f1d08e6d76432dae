import type { Outcome } from "@/lib/capability/types";

// Apart from the texts of 用語, which only its screens load: these stand on every screen.

/** What each answer of the rules means, in one line: at its badge, and in 用語. */
export const OUTCOME_TERM: Record<Outcome, string> = {
  linked: "いま操作すると、決済代行会社に送信します。",
  at_capture: "いまは送信せず、オーソリ確定のときに送信します。",
  shop_only: "送信する相手の決済がないため、受注だけを変更します。作業は残りません。",
  not_linked: "送信しません。決済代行会社の管理画面での作業が必要です。",
  refused: "保存できない変更です。",
  no_change: "合計が同じため、送信は不要です。",
  required: "入力がない場合、決済代行会社がオーソリを受け付けません。",
  not_required: "空欄のままでもオーソリできます。",
};

/** 連携対象外 as a reason. */
export const NOT_IN_TABLE_TERM = "対応表に記載がないため、設定を変更しても連携できません。";

export const GLOSSARY_WORD = {
  open: "用語とキーボード操作",
  title: "用語",
  keys: "キーボード操作",
  search: "用語を検索",
  outcomes: "連携の4つの結果",
  near: "似た表示",
  none: (search: string) => `「${search}」に一致する用語はありません。`,
  all: "用語をすべて見る",
  close: "用語を閉じる",
} as const;
