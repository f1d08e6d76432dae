import type { LedgerEntryView, OperationInLedger, TheirLedger } from "@/lib/ledger/ledger-view";
import type { StatusWord } from "./statuses";

/** Our record and the provider's, side by side. */

export type LedgerMatch = "same" | "differs" | "awaits_capture";

export const LEDGER_MATCH: Record<LedgerMatch, StatusWord> = {
  same: { label: "一致", tint: "green", shape: "plain", icon: "circle-check" },
  differs: { label: "差異あり", tint: "red", shape: "plain", icon: "git-compare-arrows" },
  awaits_capture: { label: "確定待ち", tint: "blue", shape: "plain", icon: "calendar-clock" },
};

export const LEDGER_WORD = {
  caption: "受注側と決済代行会社側の記録",
  item: "項目",
  ours: "受注側",
  theirs: "決済代行会社側",
  match: "比較",
  asOf: (time: string) => `${time}時点`,
  stage: "段階",
  mark: "取消区分",
  marked: "あり",
  unmarked: "なし",
  canceled: "取消済み",
  live: "取消なし",
  shipment: "伝票番号連携",
  reported: "連携済み",
  notReported: "なし",
  total: "受注の合計",
  held: "決済代行会社の金額",
  authorized: "オーソリの金額",
  captured: "確定した金額",
  refunded: "返金した金額",
  status: "決済代行会社の状態",
  waits: (total: string) => `${total}(オーソリ確定時に連携)`,
  entries: "決済代行会社の記録(新しい順)",
  notOurs: "受注デスクには、この決済の記録がありません。",
  noEntries: "決済代行会社側の記録はまだありません。",
  older: (count: number) => `ほかに${count}件の古い記録があります。`,
  code: (code: string, meaning: string | null) => (meaning === null ? `コード ${code}` : `コード ${code}(${meaning})`),
} as const;

/** Who brought an entry about. */
export const LEDGER_BY: Record<LedgerEntryView["by"], string> = {
  open_operation: "確認中のこの連携",
  desk: "ショップから送信",
  elsewhere: "ショップ以外(管理画面など)",
};

type Unanswered = Exclude<TheirLedger["answered"], "payment">;

/** In the place of the provider's side where there is none to show. Asking changed nothing. */
export const LEDGER_UNANSWERED: Record<Unanswered, string> = {
  silence:
    "応答がないため、決済代行会社側の記録を表示できません。照会しただけで、何も送信していません。管理画面で状態を確認してください。",
  unknown_payment: "決済代行会社に、この決済IDの記録がありません。管理画面で決済IDを確認してください。",
  refused:
    "決済代行会社が照会を受け付けないため、記録を表示できません。照会しただけで、何も送信していません。管理画面で状態を確認してください。",
  not_asked: "オーソリ前のため、決済代行会社側の記録はありません。",
};

/** What the provider's record says of an operation whose outcome is open. */
export function operationInLedgerText(found: OperationInLedger, operation: string): string {
  switch (found) {
    case "done":
      return `決済代行会社の記録は、${operation}が完了した状態です。`;
    case "done_elsewhere":
      return `決済代行会社の記録は${operation}後の状態ですが、確認中のこの連携の記録はありません。`;
    case "not_there":
      return `決済代行会社の記録に、${operation}はまだありません。処理中の場合は、あとから完了することがあります。`;
    case "neither":
      return `決済代行会社の記録は、${operation}の前とも完了後とも一致しません。管理画面で内容を確認してください。`;
  }
}

export const LEDGER_READ = {
  reading: "決済代行会社に照会しています。",
  failed: "両方の記録を読み込めませんでした。何も送信していません。",
  again: "もう一度照会",
} as const;
