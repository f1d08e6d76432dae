import type { HistoryTopic } from "@/lib/orders/detail/order-history";
import type { OrderEventKind } from "@/lib/payments/model/order-events";
import { BY_ITSELF } from "./staff-name";

/** What an event of an order's trail says. Values are ready to print. */
export interface EventSubject {
  /** The flag that was turned, and its choice. */
  readonly flag: string;
  readonly choice: string;
  /** A person recorded what they saw in the provider's console. */
  readonly resolvedManually: boolean;
}

/** Events of the trail that other rooms than the order's verbs write. */
type OtherKind = "order_placed" | "flag_changed";

const EVENT: Record<OrderEventKind | OtherKind, (s: EventSubject) => string> = {
  order_placed: () => "注文",
  order_registered: () => "受注を登録",
  operation_started: () => "送信を開始",
  operation_succeeded: (s) => (s.resolvedManually ? "連携の結果を記録:完了(管理画面の確認による)" : "連携が完了"),
  operation_failed: (s) => (s.resolvedManually ? "連携の結果を記録:未完了(管理画面の確認による)" : "連携を拒否"),
  operation_not_sent: () => "未送信",
  canceled_in_shop: () => "ショップの受注だけを取消(有効なオーソリがないため送信なし)",
  mark_set: () => "取消区分を設定(送信なし)",
  mark_removed: () => "取消区分を解除",
  amount_waits_for_capture: () => "金額を変更(オーソリ確定時に連携)",
  amount_changed_in_shop: () => "受注の金額だけを変更(送信なし)",
  order_edited: () => "受注を編集(合計の変更なし)",
  method_changed: () => "決済方法を変更(送信なし)",
  memo_changed: () => "メモを変更",
  status_changed: () => "対応状況を変更",
  console_task_added: () => "管理画面での作業を登録",
  console_task_done: () => "管理画面での作業を完了として記録",
  console_task_not_needed: () => "管理画面での作業を不要として記録",
  console_task_not_seen: () => "完了確認待ちを「完了していない」と記録(作業は未対応のまま)",
  authorization_lapsed: () => "オーソリが失効(決済代行会社の記録による)",
  payment_reported: () => "入金済みに変更(決済代行会社の記録による)",
  payment_recorded: () => "入金を記録(送信なし)",
  payment_taken_back: () => "未入金に変更(送信なし)",
  shipment_recorded: () => "発送を記録(送信なし)",
  ledger_taken_over: () => "突合の差異:決済代行会社の記録を反映(送信なし)",
  difference_left_as_task: () => "突合の差異:作業に登録(送信なし)",
  difference_acknowledged: () => "突合の差異を確認済みに変更",
  flag_changed: (s) => `${s.flag}を「${s.choice}」に変更`,
};

function isKnown(kind: string): kind is OrderEventKind | OtherKind {
  return Object.hasOwn(EVENT, kind);
}

export function eventText(kind: string, subject: EventSubject): string {
  return isKnown(kind) ? EVENT[kind](subject) : "受注を更新";
}

export const ACTOR_WORD = { staff: "担当者", worker: BY_ITSELF, customer: "お客様", system: BY_ITSELF } as const;

export const TOPIC_WORD: Record<"all" | HistoryTopic, string> = {
  all: "すべて",
  operation: "連携",
  edit: "編集",
  setting: "設定",
  task: "作業",
};

export const HISTORY_WORD = {
  empty: "この条件の履歴はありません。",
  reason: (text: string) => `理由:${text}`,
  /** Beside 未送信, where it went out and did not get there. */
  notArrived: "届いていないことを照会で確認",
  details: "詳細",
  providerOperation: "決済代行会社の操作",
  /** Before anything is sent. */
  wireName: "決済代行会社での操作名",
  providerCode: "コード",
  attempts: "送信・照会",
} as const;
