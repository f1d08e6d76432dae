import { formatYen, formatYenDigits } from "@/lib/money/yen";
import type { OrderEventKind } from "@/lib/payments/model/order-events";
import { formatRemaining, formatTime } from "@/lib/time/display";
import { staffName } from "./staff-name";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** ホーム: what to do first, and for how much money. Values are ready to print but for amounts and instants. */
export const HOME_WORD = {
  title: "ホーム",
  at: (moment: string) => `${moment}時点`,
  count: (count: number) => `${formatYenDigits(count)}件`,
  sum: (count: number, yen: number) => `${formatYenDigits(count)}件 ${formatYen(yen)}`,
  all: "すべて見る",
  reload: "再読み込み",
  loading: (panel: string) => `${panel}を読み込んでいます`,
  failed: (panel: string) => `${panel}を表示できませんでした。`,
} as const;

export const HOME_NOW = {
  label: "いま対応が必要なもの",
  differences: "突合の差異",
  endingToday: "本日の期限",
  declined: "与信NG",
  none: "なし",
  since: (elapsed: string) => `発生から${elapsed}`,
  kinds: (kinds: readonly { readonly word: string; readonly count: number }[]) =>
    kinds.map(({ word, count }) => `${word} ${formatYenDigits(count)}件`).join("・"),
  /** Before and after the instant that decides. */
  next: { before: "次は", left: (limit: number, now: number) => `(${formatRemaining(limit, now) ?? "終了"})` },
  declinedNote: "オーソリが承認されていない受注",
  inquiring: (next: number | null) => (next === null ? "自動で照会中" : `自動で照会中 次の照会 ${formatTime(next)}`),
} as const;

export const HOME_LIMITS = {
  title: "連携の期限",
  sub: "今後14日間・取消と金額変更",
  nearness: { today: "今日", soon: "72時間以内", later: "それ以降" },
  today: "今日",
  asTable: "表で見る",
  asChart: "グラフで見る",
  days: "期限の日",
  empty: "期限のある受注はありません。",
  none: "この日に終わる期限はありません。",
  total: "14日間の合計",
  foot: "期限を過ぎると送信できず、決済代行会社の管理画面での作業になります。",
  until: (first: number, last: number) =>
    formatTime(first) === formatTime(last) ? `${formatTime(last)}まで` : "受注ごとの時刻",
  others: (methods: number) => `ほか${methods}種別`,
  columns: { day: "期限の日", count: "件数", yen: "金額", methods: "決済方法" },
} as const;

/** In 10,000 yen: 「74.6万」, and plainly below that: 「6,480円」. */
export function shortYen(yen: number): string {
  if (yen < 10_000) return formatYen(yen);
  const tenths = Math.round(yen / 1_000);
  return `${formatYenDigits(Math.floor(tenths / 10))}${tenths % 10 === 0 ? "" : `.${tenths % 10}`}万`;
}

export const HOME_TASKS = {
  title: "管理画面での作業",
  sum: "合計",
  oldest: "最も古い作業",
  busiest: "多い順",
  seen: "完了確認待ち",
  empty: "未対応の作業はありません。",
  daysAgo: (from: number, now: number) => {
    const days = Math.floor((now - from) / DAY_MS);
    return days === 0 ? "1日以内" : `${formatYenDigits(days)}日前`;
  },
} as const;

export const HOME_CAPTURES = {
  title: "オーソリ確定待ち",
  empty: "確定を待っている受注はありません。",
  since: (from: number, now: number) => `${formatYenDigits(Math.max(0, Math.floor((now - from) / DAY_MS)))}日`,
  note: "「残り」は、決済代行会社側でオーソリが失効するまでの目安です。対応表の期限ではありません。日数だけの受注は、オーソリからの日数です。",
} as const;

export const HOME_REFUSED = {
  title: "拒否された連携",
  sub: "7日間",
  all: "連携履歴",
  empty: "拒否された連携はありません。",
  recordedBy: (name: string) => `${staffName(name)}が結果を記録`,
} as const;

/** What a person did to an order, in a word or two; the order's history says it in full. */
const ACT: Record<OrderEventKind, string> = {
  order_registered: "受注を登録",
  operation_started: "送信",
  operation_succeeded: "連携",
  operation_failed: "連携",
  operation_not_sent: "連携",
  canceled_in_shop: "受注を取消",
  mark_set: "取消区分を設定",
  mark_removed: "取消区分を解除",
  amount_waits_for_capture: "金額を変更",
  amount_changed_in_shop: "金額を変更",
  order_edited: "受注を編集",
  method_changed: "決済方法を変更",
  memo_changed: "メモを変更",
  status_changed: "対応状況を変更",
  console_task_added: "作業を登録",
  console_task_done: "作業を記録",
  console_task_not_needed: "作業を不要に",
  console_task_not_seen: "完了していないと記録",
  authorization_lapsed: "失効を記録",
  payment_reported: "入金を記録",
  payment_recorded: "入金を記録",
  payment_taken_back: "未入金に変更",
  shipment_recorded: "発送を記録",
  ledger_taken_over: "差異に対応",
  difference_left_as_task: "差異に対応",
  difference_acknowledged: "差異を確認",
};

export function actText(event: string): string {
  return isOrderEvent(event) ? ACT[event] : "受注を更新";
}

function isOrderEvent(event: string): event is OrderEventKind {
  return Object.hasOwn(ACT, event);
}

/** Forms about an order that keep drafts. */
export type HomeDraftForm = "order-edit" | "order-register" | "memo";

export const HOME_MINE = {
  draft: "下書き",
  draftOf: { "order-edit": "受注編集", "order-register": "受注登録", memo: "メモ" } satisfies Record<
    HomeDraftForm,
    string
  >,
  title: "最近の自分の受注",
  empty: "変更した受注はまだありません。",
} as const;

/** 「36分」「4時間」「2日」: how long something has stood. */
export function elapsedText(since: number, now: number): string {
  const ms = Math.max(0, now - since);
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)}日`;
  if (ms >= HOUR_MS) return `${Math.floor(ms / HOUR_MS)}時間`;
  return `${Math.max(1, Math.floor(ms / MINUTE_MS))}分`;
}
