import { formatYen } from "@/lib/money/yen";
import type { CloseTaskRefusal } from "@/lib/payments/model/close-task";
import type { TaskAge } from "@/lib/tasks/task-ages";
import type { TaskReason } from "@/lib/tasks/task-list-view";
import { NOTE_MAX } from "@/lib/text/limits";
import { formatDateTime, formatTime } from "@/lib/time/display";
import { amountsText } from "./amounts";
import { OPERATION_WORD } from "./operations";
import { ACTION_ERROR } from "./refusals";
import { staffName } from "./staff-name";

/** Why nothing was sent, so that the work was left to a person. */
export const TASK_REASON: Record<TaskReason, string> = {
  not_in_table: "連携対象外",
  flag_off: "フラグがオフ",
  edit_choice_off: "「連携しない」を選択",
  deadline_passed: "連携の期限終了",
  three_d_secure: "3Dセキュア認証済み",
  slip_number_sent: "伝票番号を連携済み",
  unpaid: "未入金",
  increase: "増額不可",
  use_cancel: "合計が0円",
  order_mode: "決済方式",
  pci_dss_off: "PCI DSSを利用しない",
  refused_by_provider: "決済代行会社が拒否",
  difference: "突合の差異",
};

/** What the work is: 「5,200円の取消」「31,000円 → 28,000円」. */
export function taskWork(task: {
  readonly kind: "cancel" | "change_amount";
  readonly amountBefore: number;
  readonly amountAfter: number;
}): string {
  return task.kind === "cancel"
    ? `${formatYen(task.amountBefore)}の取消`
    : amountsText(task.amountBefore, task.amountAfter);
}

export const TASK_RESULT_WORD = {
  done: (kind: "cancel" | "change_amount") => (kind === "cancel" ? "取り消した" : "金額を変更した"),
  not_needed: "不要",
  doneNote: (kind: "cancel" | "change_amount", amountAfter: string) =>
    kind === "cancel"
      ? "受注と決済の記録を取消済みにします。"
      : `決済の記録を${amountAfter}にし、受注の合計と一致させます。`,
  notNeededNote: "受注と決済の記録は変わりません。理由をメモに入力してください。",
} as const;

/** After recording. */
export function taskRecorded(order: string, result: "done" | "not_needed", at: number, by: string): string {
  const what = result === "done" ? "完了" : "不要";
  return `受注 ${order} の作業を${what}として記録しました(${formatTime(at)} ${staffName(by)})。`;
}

const REFUSAL: { [C in CloseTaskRefusal["code"]]: (r: Extract<CloseTaskRefusal, { code: C }>) => string } = {
  task_not_found: () => "この作業が見つかりません。一覧を開き直してください。",
  task_already_closed: (r) =>
    `この作業は、${formatTime(r.at)}${r.by === null ? "に自動で" : `に${staffName(r.by)}が`}${r.state === "done" ? "完了" : "不要"}として記録済みです。`,
  task_changed: (r) =>
    `この受注は、画面を開いたあとに変更されています。変更後の金額は${formatYen(r.amountAfter)}です。内容を確認し、もう一度記録してください。`,
  operation_open: (r) =>
    `この受注では${OPERATION_WORD[r.kind]}の結果がまだ決まっていません。決まるまで記録できません。`,
  note_required: () => "不要の場合は、理由をメモに入力してください。",
  note_too_long: () => `メモは${NOTE_MAX}文字以内で入力してください。`,
  worked_in_future: () => "現在より後の日時です。作業した日時を正しく入力してください。",
  worked_before_payment: (r) =>
    `決済日時(${formatDateTime(r.paymentAt)})より前の日時です。作業した日時を入力してください。`,
  role: (r) => ACTION_ERROR.needsRole(r.needs),
  database_unavailable: () => "データベースに接続できません。復旧しだい自動で再接続します。",
  perhaps_saved: () =>
    "記録できたかどうかを確認できませんでした。データベースへの接続が切れました。復旧したら、再読み込みして確認してください。",
};

/** Why nothing was recorded. */
export function closeTaskRefusalText(refusal: CloseTaskRefusal): string {
  // The map has a sentence for each code; the compiler cannot tie one to the other through the lookup.
  const sentence = REFUSAL[refusal.code] as (refusal: CloseTaskRefusal) => string;
  return sentence(refusal);
}

/** How long work has waited. */
export const TASK_AGE_WORD: Record<TaskAge, string> = {
  "0": "今日",
  "1-3": "1〜3日",
  "4-7": "4〜7日",
  "8-30": "8〜30日",
  "31-": "31日以上",
};

/** What the console has to do, and from what to what. */
export function taskAct(task: {
  readonly kind: "cancel" | "change_amount";
  readonly amountBefore: number;
  readonly amountAfter: number;
}): { readonly act: string; readonly of: string; readonly note: string } {
  if (task.kind === "cancel") return { act: "取消", of: "全額", note: "" };
  if (task.amountBefore === task.amountAfter) {
    return { act: "金額変更", of: `${formatYen(task.amountBefore)}のまま`, note: "(内訳のみ)" };
  }
  return { act: "金額変更", of: amountsText(task.amountBefore, task.amountAfter), note: "" };
}

export const TASK_HEAD = {
  title: "管理画面での作業",
  age: "経過",
  opened: "発生",
  order: "受注",
  customer: "お客様",
  method: "決済方法",
  work: "作業",
  amount: "金額",
  payment: "決済ID",
  reason: "理由",
  record: "記録",
} as const;

export const TASK_FILTER = {
  label: "作業の絞り込み",
  search: "受注番号・お客様・決済IDで検索",
  searchLabel: "作業を検索",
  kind: "種類",
  age: "経過",
  by: "担当",
  any: (name: string) => `${name}: すべて`,
  kinds: { cancel: "取消", change_amount: "金額変更" },
  sorts: { provider: "決済代行会社ごと", oldest: "古い順" },
  sortLabel: "並び",
  newest: "新しい順",
  clear: "条件をクリア",
} as const;

interface Sum {
  readonly count: number;
  readonly yen: number;
}
const items = (count: number) => `${count.toLocaleString("ja-JP")}件`;

/** The whole result in one line: 59件 合計 812,400円 取消 23件 703,980円 … */
export const TASK_SUM = {
  label: "作業の合計",
  count: items,
  all: "合計",
  cancel: "取消",
  changeAmount: "金額変更",
  change: ({ count, yen }: Sum) => `${items(count)} 差額 ${formatYen(yen)}`,
  plain: ({ count, yen }: Sum) => `${items(count)} ${formatYen(yen)}`,
  old: "31日以上",
  rest: (count: number) => `ほか${items(count)}を表示`,
  restOf: (provider: string, count: number) => `${provider}の作業をほか${items(count)}表示`,
} as const;

export const TASK_FORM = {
  title: "作業を記録",
  button: "記録",
  buttonOf: (order: string) => `受注 ${order} の作業を記録`,
  formOf: (order: string) => `受注 ${order} の作業の記録`,
  did: "行ったこと",
  at: "作業した日時(日本時間)",
  note: "メモ",
  leave: "やめる",
  busy: "記録中",
  act: { done: "完了として記録", not_needed: "不要として記録" },
  check: "記録すると、次の突合で決済代行会社の状態を確認します。合わない場合は差異に表示します。",
} as const;

export const COPY_WORD = {
  copied: "決済IDをコピーしました",
  refused: "コピーできませんでした。文字を選択してコピーしてください。",
} as const;

export const TASK_MESSAGE = {
  empty: {
    open: "未対応の作業はありません。",
    seen: "完了確認待ちはありません。",
    done: "完了した作業はありません。",
    not_needed: "不要とした作業はありません。",
  },
  emptyFiltered: "条件に合う作業はありません。",
  onlyOrder: (order: string) => `受注 ${order} の作業だけを表示しています。`,
  showAll: "すべての作業を表示",
  viewer: "閲覧権限のため記録できません。記録は担当・管理者に依頼してください。",
  operationOpen: "連携の結果がまだ決まっていないため、記録できません。",
  notRecorded: "記録していません。",
  maybeRecorded: "記録された可能性があります。再読み込みして確認してください。",
  noTime: "作業した日時を入力してください。",
  age: (days: number, hours: number) => (days > 0 ? `${days}日前` : hours > 0 ? `${hours}時間前` : "1時間以内"),
  days: (days: number) => (days === 0 ? "今日" : `${days}日`),
} as const;
