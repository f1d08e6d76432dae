import type { OrderVerb, Plan } from "@/lib/payments/model/contract";
import { PAID_WORD } from "./shop-facts";

/** Words of the dialogs. A button names the act and the amount; leaving before anything is sent is やめる, after it 閉じる. */

export const DIALOG_TITLE: Record<OrderVerb, (orderNumber: string) => string> = {
  authorize: (n) => `受注 ${n} のオーソリ`,
  change_method: (n) => `受注 ${n} の決済方法の変更`,
  cancel: (n) => `受注 ${n} の取消`,
  change_amount: (n) => `受注 ${n} の金額変更`,
  capture: (n) => `受注 ${n} のオーソリ確定`,
  set_cancellation_mark: (n) => `受注 ${n} の取消区分`,
  remove_cancellation_mark: (n) => `受注 ${n} の取消区分の解除`,
  record_payment: (n) => `受注 ${n} の入金`,
  take_back_payment: (n) => `受注 ${n} の未入金への変更`,
  ship: (n) => `受注 ${n} の配送処理`,
};

export interface ActSubject {
  readonly amount: string;
  readonly amountBefore: string;
  readonly total: string;
  readonly method: string;
  readonly provider: string;
}

type SendKind = Extract<Plan, { does: "send" }>["kind"];

const SEND_BUTTON: Record<SendKind, (s: ActSubject) => string> = {
  authorize: (s) => `${s.amount}のオーソリを送信`,
  cancel: (s) => `${s.amount}の取消を送信`,
  terminate: (s) => `${s.amount}の解約連携を送信`,
  capture: (s) => `${s.amount}のオーソリ確定を送信`,
  change_amount: () => "変更を保存して金額変更を送信",
  change_amount_and_capture: () => "変更を保存して送信・確定",
  report_shipment: () => "発送を記録して伝票番号を送信",
};

const BUTTON: Record<Exclude<Plan["does"], "send">, string> = {
  cancel_in_shop: "受注だけを取り消す",
  mark_and_task: "取消区分を付けて作業を登録",
  unmark: "取消区分を解除",
  change_method: "決済方法を変更",
  wait_for_capture: "変更を保存",
  change_and_task: "連携せずに保存",
  change_in_shop: "変更を保存",
  record_payment: PAID_WORD.record,
  take_back_payment: PAID_WORD.back,
  record_shipment: "発送を記録",
};

export function actButton(plan: Plan, subject: ActSubject): string {
  return plan.does === "send" ? SEND_BUTTON[plan.kind](subject) : BUTTON[plan.does];
}

/** What staff tick where nothing will be sent, or where the two amounts are apart; and the same as the object of 確認し. */
export function acknowledgementText(plan: Plan, s: ActSubject): { readonly label: string; readonly object: string } {
  switch (plan.does) {
    case "mark_and_task":
      return {
        label: `${s.method}の決済を${s.provider}の管理画面で取り消します`,
        object: "管理画面で取り消すこと",
      };
    case "change_and_task":
      return {
        label: `${s.provider}側の金額が${s.amountBefore}のままになることを確認しました`,
        object: `${s.provider}側の金額が変わらないこと`,
      };
    default:
      return {
        label: `受注の合計${s.total}ではなく、${s.amount}で確定することを確認しました`,
        object: "確定する金額",
      };
  }
}

/** What cannot be taken back, said beside the button that does it. */
const IRREVERSIBLE = {
  capture: "確定は元に戻せません。",
  decrease: "減額は元に戻せません。増額が必要なときは、新しい受注で決済します。",
  cancel: "元に戻せません。一部の返金はできません。",
  shop: "元に戻せません。",
} as const;

/** null where the plan can be taken back. `decreaseOnly`: the provider takes no increase afterwards. */
export function irreversibleText(plan: Plan, decreaseOnly: boolean): string | null {
  if (plan.does === "cancel_in_shop") return IRREVERSIBLE.shop;
  if (plan.does !== "send") return null;
  switch (plan.kind) {
    case "authorize":
      return plan.captureReason === null ? null : IRREVERSIBLE.capture;
    case "cancel":
    case "terminate":
      return IRREVERSIBLE.cancel;
    case "report_shipment":
      return IRREVERSIBLE.shop;
    case "capture":
    case "change_amount_and_capture":
      return IRREVERSIBLE.capture;
    case "change_amount":
      return decreaseOnly && plan.amount < plan.amountBefore ? IRREVERSIBLE.decrease : null;
  }
}

export const METHOD_CHANGE_WORD = {
  now: "いまの決済方法",
  next: "変更後の決済方法",
  choose: "変更後の決済方法を選んでください。",
} as const;

export const DIALOG_WORD = {
  will: "実行内容",
  reasons: "連携しない理由",
  deadline: "期限",
  afterCapture: "オーソリ確定後",
  reason: "理由(任意)",
  reasonNeeded: "理由",
  reasonMissing: "理由を入力してください。",
  reasonHint: "連携履歴と操作ログに記録されます。",
  cross: "ダイアログを閉じる",
  leave: "やめる",
  close: "閉じる",
  again: "最新の内容で確認",
  preparing: "最新の内容を確認しています。",
  sendingButton: "送信中",
  savingButton: "保存中",
  /** Under way, no more: what comes back may be that nothing was sent. */
  waiting: (operation: string, seconds: number) => `${operation}を送信しています。応答を待っています(${seconds}秒)。`,
  saving: (seconds: number) => `保存しています(${seconds}秒)。`,
  goesOn: "閉じても処理は続きます。結果は受注と連携履歴に表示します。",
  openHistory: "連携履歴を見る",
  openTask: "作業を開く",
  leaveTask: "管理画面での作業に登録",
  taskLeft: "管理画面での作業に登録しました。",
  signIn: "サインイン",
  notAllowedTitle: "この操作はできません。",
} as const;
