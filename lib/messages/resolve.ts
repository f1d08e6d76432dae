import type { OperationKind } from "@/lib/gateway/protocol";
import { NOT_DONE_WORD } from "./operations";

/** 要確認: recording what the provider's console shows, where inquiries settled nothing. */

export interface AskedSubject {
  /** What was sent, as staff name it. */
  readonly operation: string;
  readonly amount: string;
  readonly provider: string;
}

export const RESOLVE_WORD = {
  open: "結果を記録",
  title: (orderNumber: string) => `受注 ${orderNumber} の連携結果の記録`,
  lead: (s: AskedSubject) =>
    `${s.provider}に送信した${s.operation}(${s.amount})の結果を、管理画面で見たとおりに記録します。`,
  asksOnceMore: (provider: string) =>
    `何も送信しません。記録の前に${provider}へもう一度照会し、答えがあればその結果を使います。`,
  seen: (provider: string) => `${provider}の管理画面の状態`,
  done: (s: AskedSubject) => `${s.operation}は完了している`,
  notDone: (kind: OperationKind) => NOT_DONE_WORD[kind],
  notDoneNote: "受注と決済は変わりません。もう一度操作できるようになります。",
  undecided: "どちらとも決められないときは、何も記録せずに「やめる」で閉じてください。自動照会は続きます。",
  againstLedger:
    "選んだ状態は、上に表示した決済代行会社の記録と異なります。管理画面をもう一度確認してから記録してください。",
  recordedDone: (operation: string) => `${operation}は完了していると記録しました。`,
  recordedNotDone: (kind: OperationKind) => `${NOT_DONE_WORD[kind]}と記録しました。`,
  nothingChanged: "受注と決済は変わっていません。",
  /** A manual resolution is no answer of the provider: what it shows is found out by 突合. */
  comparedLater: (provider: string) => `何も送信していません。${provider}の記録との一致は、突合で確認します。`,
  /** For staff who confirm again in a verb's dialog: the call did go out. */
  doneByPerson: (operation: string) => `${operation}は完了していると、担当者が記録しました。`,
  notDoneByPerson: (kind: OperationKind) => `${NOT_DONE_WORD[kind]}と、担当者が記録しました。`,
  notProvidersAnswer: (provider: string) =>
    `${provider}の応答ではなく、管理画面を見た担当者の記録です。${provider}の記録との一致は、突合で確認します。`,
  paymentId: "決済ID",
  paymentIdHint: "管理画面に表示されている、このオーソリの決済IDを入力してください。",
  choose: "管理画面で見た状態を選んでください。",
  note: "メモ(任意)",
  record: "結果を記録",
  recording: "記録中",
} as const;

/** What recording 完了している makes of the shop's own record. */
const DONE_NOTE: Record<OperationKind, (s: AskedSubject) => string> = {
  authorize: (s) => `決済を${s.amount}のオーソリ済みにします。`,
  capture: (s) => `決済を${s.amount}で確定済みにします。`,
  cancel: () => "受注と決済を取消済みにし、取消区分を付けます。",
  terminate: () => "受注と決済を取消済みにし、取消区分を付けます。",
  change_amount: (s) => `受注と決済の金額を${s.amount}に変更します。`,
  change_amount_and_capture: (s) => `受注と決済の金額を${s.amount}に変更し、確定済みにします。`,
  report_shipment: () => "伝票番号を連携済みにします。",
};

export function resolveDoneNote(kind: OperationKind, subject: AskedSubject): string {
  return DONE_NOTE[kind](subject);
}

/** What recording it has made of the shop's own record; of the provider's nothing is claimed. */
const RECORDED_DONE: Record<OperationKind, (s: AskedSubject) => string> = {
  authorize: (s) => `決済を${s.amount}のオーソリ済みにしました。`,
  capture: (s) => `決済を${s.amount}で確定済みにしました。`,
  cancel: () => "受注と決済を取消済みにし、取消区分を付けました。",
  terminate: () => "受注と決済を取消済みにし、取消区分を付けました。",
  change_amount: (s) => `受注と決済の金額を${s.amount}に変更しました。`,
  change_amount_and_capture: (s) => `受注と決済の金額を${s.amount}に変更し、確定済みにしました。`,
  report_shipment: () => "伝票番号を連携済みにしました。",
};

export function recordedDoneText(kind: OperationKind, subject: AskedSubject): string {
  return RECORDED_DONE[kind](subject);
}
