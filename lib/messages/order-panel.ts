import type { CanceledPart } from "@/lib/orders/detail/order-view-types";
import type { OrderReason } from "@/lib/payments/model/contract";
import { staffName } from "./staff-name";

/** Words of この受注の操作: its head, the one fact of each row, and the block of an order that has ended. */

export const ORDER_PANEL = {
  title: "この受注の操作",
  judgedAt: (time: string) => `${time}時点の判定`,
  refresh: "判定を更新",
  cards: "根拠と条件",
  irreversible: "元に戻せません",
  history: "連携履歴を見る",
} as const;

/** The one fact that decides, beside the badge. Instants and amounts are ready to print. */
export const ROW_FACT = {
  uncertain: "最新の状態を確認しています",
  cancelWhole: (amount: string) => `${amount}の全額`,
  cancelInShop: "取消区分も同時に付きます・作業なし",
  cancelByHand: "管理画面での取消が必要です",
  bothWays: "増額・減額",
  decreaseOnly: "減額のみ",
  amountAtCapture: "オーソリ確定のときに送信します",
  amountInShop: "増額・減額とも自由に変更できます",
  amountByHand: "管理画面での変更が必要です",
  amountRefused: "変更できる金額がありません",
  whenChosen: "受注編集で連携を選択した場合",
  markAutomatic: "取消の完了後に自動で付きます",
  markByHand: "管理画面での取消が必要です",
  capture: (amount: string) => `${amount}を確定`,
  captureWaiting: (amount: string, before: string) => `${amount}で確定(変更前 ${before})`,
} as const;

/** What blocks an act, in a few words. */
export const BLOCKED_FACT: Record<OrderReason, string> = {
  operation_open: "連携の結果を待っています",
  operation_needs_person: "要確認の連携があります",
  already_marked: "取消区分があります",
  already_canceled: "取消済みです",
  already_authorized: "オーソリ済みです",
  same_method: "すでにこの決済方法です",
  nothing_to_authorize: "合計が0円です",
  already_captured: "確定済みです",
  awaiting_authorization: "オーソリがまだ完了していません",
  authorization_rejected: "オーソリが承認されませんでした",
  authorization_lapsed: "オーソリが失効しました",
  mark_is_automatic: "取消の完了後に自動で付きます",
  mark_not_set: "取消区分はありません",
  mark_task_closed: "未対応の作業がありません",
  already_paid: "入金済みです",
  not_paid: "未入金です",
  slip_number_told: "伝票番号は連携済みです",
  role: "操作は担当・管理者に依頼してください",
};

export const CANCELED_WORD = {
  title: "取消済み",
  lead: (at: string | null, by: string | null): string => {
    const when = at === null ? "" : `${at}に`;
    return by === null ? `${when}取り消されました。` : `${when}${staffName(by)}が取り消しました。`;
  },
  provider: "決済代行会社",
  mark: "取消区分",
  marked: "あり",
  unmarked: "なし",
  reason: "理由",
  duty: "必要な作業",
  noDuty: "ありません。",
  taskDuty: (provider: string) => `${provider}の管理画面での作業が未対応です。`,
  differenceDuty: "突合の差異を確認してください。",
} as const;

interface CanceledSubject {
  readonly provider: string;
  /** What the provider confirmed, as staff name it. */
  readonly operation: string;
  readonly amount: string;
  /** When it was confirmed, and by whom. */
  readonly at: string;
  readonly by: string | null;
}

const CONFIRMED: Record<CanceledPart["how"]["confirmedBy"], (s: CanceledSubject) => string> = {
  provider: (s) => `${s.provider}で${s.amount}の${s.operation}が完了しています(${s.at})。`,
  person: (s) => `${s.provider}の管理画面を確認した${who(s)}の記録です(${s.at})。`,
  ledger: (s) => `${s.provider}の記録を${who(s)}が反映しました(${s.at})。`,
  not_needed: (s) => `有効なオーソリがないため、${s.provider}には送信していません。`,
};

function who({ by }: CanceledSubject): string {
  return by === null ? "担当者" : staffName(by);
}

export function confirmedText(how: CanceledPart["how"]["confirmedBy"], subject: CanceledSubject): string {
  return CONFIRMED[how](subject);
}

/** Where no authorization lives: said once, over the acts that are settled in the shop. */
export const NO_AUTHORIZATION_WORD = {
  lead: (provider: string) =>
    `オーソリがないため、受注取消と編集はショップの受注だけに反映します。${provider}には送信しません。`,
  fact: "有効なオーソリはありません。お客様への請求は発生していません。",
  underWay: "オーソリの結果はまだ出ていません。",
  late: "あとからオーソリが届いた場合は、突合の差異に表示します。",
} as const;

/** The order on paper. */
export const ORDER_SLIP = {
  title: "受注票",
  print: "受注票を印刷",
  printedAt: (moment: string) => `${moment}時点`,
} as const;
