import type { OperationState } from "@/lib/payments/model/states";
import { staffName } from "./staff-name";

/** What 連携履歴 says of calls and their attempts. */

/** What an attempt brought, and why an outcome is not known or nothing was sent. Codes of the write path. */
const OUTCOME = {
  succeeded: "完了",
  refused: "拒否",
  timeout: "応答なし",
  /** No line to it, or one that was cut after the request had gone out: which of the two is not known here. */
  connection: "通信エラー・応答なし",
  not_understood: "応答を読み取れない",
  server_error: "決済代行会社側のエラー",
  in_flight: "処理中",
  pending: "受付済み・未完了",
  waits: "受付済み・結果待ち",
  in_doubt: "決済代行会社でも未確定",
  refusal_unconfirmed: "拒否(照会で確認)",
  success_unconfirmed: "完了(照会で確認)",
  nothing_yet: "記録なし(未確定)",
  inquiry_refused: "照会を受け付けない",
  never_arrived: "届いていない",
  never_sent: "送信していない",
  not_called_in_time: "送信の期限切れ",
  lane_full: "混雑のため送信せず",
  internal_error: "システムエラー",
  malformed: "要求の形式を受け付けない",
  unauthorized: "接続の認証を受け付けない",
  unknown_payment: "決済が見つからない",
  unknown_provider: "決済代行会社が見つからない",
  unknown_token: "カード情報が見つからない",
  unknown_method: "決済種別が見つからない",
  expired: "送信の期限切れ",
} as const satisfies Record<string, string>;

function isKnown(code: string): code is keyof typeof OUTCOME {
  return Object.hasOwn(OUTCOME, code);
}

/** An attempt without an end is under way, or its process is gone. An unknown code says no more than that. */
export function attemptOutcomeText(code: string | null): string {
  if (code === null) return "応答待ち";
  return isKnown(code) ? OUTCOME[code] : "応答を確認できない";
}

export const CALL_ATTEMPT_WORD = { send: "送信", inquire: "照会" } as const;

/** 「送信1回・照会3回」; what did not happen is not counted. */
export function attemptsText(sends: number, inquiries: number): string {
  const counts = [
    ["送信", sends],
    ["照会", inquiries],
  ] as const;
  const parts = counts.filter(([, count]) => count > 0).map(([word, count]) => `${word}${count}回`);
  return parts.length === 0 ? "送信なし" : parts.join("・");
}

export const JOURNAL_MESSAGE = {
  empty: "連携はまだありません。",
  emptyPeriod: "この期間の連携はありません。",
  emptyFiltered: "条件に合う連携はありません。",
  emptySearch: (search: string) => `「${search}」に一致する連携はありません。`,
  searched: "受注番号・決済ID・お客様・決済代行会社・決済種別と、決済代行会社のコードを検索しました。",
  attempts: attemptsText,
  attemptsOf: (order: string) => `受注 ${order} の送信と照会`,
  providerOperation: "決済代行会社の操作",
  providerCode: "コード",
  noAttempt: "送信も照会もしていません。",
  raw: "応答データ(機密情報を除く)",
  noRaw: "応答の本文はありません。",
  next: (time: string) => `次の照会 ${time}`,
  attemptsFailed: "送信と照会の記録を読み込めませんでした。受注と決済は変わっていません。",
  /** In the place of a code: no answer of the provider ended it. */
  recordedBy: (name: string) => `${staffName(name)}が記録`,
  recordedTerm: "結果の記録",
  /** 拒否 and 完了 are the provider's words; these are a person's. */
  recorded: (state: OperationState, name: string) =>
    `${staffName(name)}(管理画面を見て「${state === "succeeded" ? "完了" : "未完了"}」と記録)`,
  recordedNote: "記録のメモ",
} as const;
