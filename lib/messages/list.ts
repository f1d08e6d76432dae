import type { CancelNow, HeldApart } from "@/lib/orders/list/list-view";
import { staffName } from "./staff-name";

/** What the order list says. Values are ready to print. */
export const LIST_MESSAGE = {
  /** New rows wait: nothing moves under the pointer. */
  fresh: (count: string) => `新しい受注 ${count}件を表示`,
  /** A row that stands where it stood until the list is loaded anew. */
  gone: { left: "条件から外れました", moved: "ほかのページに移りました" },
  emptyFilter: "条件に合う受注はありません。",
  emptySearch: (search: string) => `「${search}」に一致する受注はありません。`,
  searched: "受注番号・お客様名・メール・電話・商品・決済ID・伝票番号を検索しました。",
  emptyShop: "受注はまだありません。",
  ignored: (param: string, value: string) => `URLの条件「${param}=${value}」は無効なため、除外しました。`,
  ignoredCursor: "URLのページの位置は無効なため、最初のページを表示しています。",
  range: (from: string, to: string) => `${from}〜${to}件`,
  /** After the range; 「10,000件以上」 where counting stopped. */
  of: (count: string, orMore: boolean) => ` / ${count}件${orMore ? "以上" : ""}`,
  /** 「312件 合計 4,182,300円」 of the whole result; 「10,000件以上」 without a sum where counting stopped. */
  total: (count: string, orMore: boolean) => `${count}件${orMore ? "以上" : ""}`,
  sum: "合計",
  shown: (count: string) => `${count}件を表示しました`,
} as const;

/** The field of the bar above every screen. */
export const SEARCH_WORD = {
  label: "受注を検索",
  placeholder: "受注番号・お客様・電話・伝票番号・決済ID",
} as const;

/** Short words of the list's cells. */
export const LIST_CELL = {
  slipSent: "伝票",
  marked: "あり",
  paid: "入金済み",
  openWork: "作業未対応",
  openWorkLong: "管理画面での作業が未対応です",
  work: "作業",
  terminates: "解約連携",
  actor: staffName,
  reasons: (first: string, others: number) => `${first} ほか${others}`,
} as const;

export const NOTHING_TO_CANCEL: Record<Extract<CancelNow, { kind: "none" }>["why"], string> = {
  already_canceled: "取消済みです",
  already_marked: "取消区分が付いています",
};

/** What the provider holds, where it is not the order's total. */
export const AMOUNT_APART: Record<HeldApart["why"], (amount: string) => string> = {
  awaits_capture: (amount) => `決済代行会社側は${amount}。オーソリ確定時に連携します`,
  differs: (amount) => `決済代行会社側は${amount}`,
};

export type ListFailureCode = "signed_out" | "role" | "database_unavailable" | "unexpected" | "offline";

const REASON: Record<ListFailureCode, string> = {
  signed_out: "サインアウトされています。サインインすると、この画面に戻ります。",
  role: "権限が変わったため、表示できません。管理者に確認してください。",
  database_unavailable: "データベースに接続できません。",
  unexpected: "システムエラーが発生しました。",
  offline: "サーバーに接続できません。",
};

/** A list that could not be read: what, why, and what stands unchanged. `what` is the list's subject: 受注. */
export function listFailureText(code: ListFailureCode, what: string): string {
  return `${what}を読み込めませんでした。${REASON[code]}受注と決済は変わっていません。`;
}

export const LIST_FAILURE = {
  reload: "再読み込み",
  reconnecting: (seconds: number) => `自動で再接続中(${seconds}秒後)`,
} as const;
