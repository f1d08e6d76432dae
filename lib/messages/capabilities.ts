import type { Capability, Question } from "@/lib/capability/types";

/** The six capabilities as the page's headings name them. */
export const CAPABILITY_WORD: Record<Capability, { readonly short: string; readonly long: string }> = {
  "cancel.before_capture": { short: "取消 確定前", long: "キャンセル連携(オーソリ確定前)" },
  "cancel.after_capture": { short: "取消 確定後", long: "キャンセル連携(オーソリ確定後)" },
  "amount.before_capture": { short: "金額変更 確定前", long: "金額変更連携(オーソリ確定前)" },
  "amount.after_capture": { short: "金額変更 確定後", long: "金額変更連携(オーソリ確定後)" },
  capture_on_authorization: { short: "同時確定", long: "オーソリ同時確定" },
  security_code: { short: "セキュリティコード", long: "セキュリティコードの入力" },
};

export const LINKAGE_WORD: Record<Extract<Question, "cancel" | "amount">, string> = {
  cancel: "受注取消の連携",
  amount: "金額変更の連携",
};
