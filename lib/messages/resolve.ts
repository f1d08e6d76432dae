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
  doneNote: "受注と決済を、完了した内容に変更します。",
  notDone: (s: AskedSubject) => `${s.operation}は行われていない`,
  notDoneNote: "受注と決済は変わりません。もう一度操作できるようになります。",
  recordedNotDone: (operation: string) => `${operation}は行われていないと記録しました。`,
  nothingChanged: "受注と決済は変わっていません。",
  choose: "管理画面で見た状態を選んでください。",
  note: "メモ(任意)",
  record: "結果を記録",
  recording: "記録中",
} as const;
