import { staffName } from "./staff-name";

/** What a window says of its own updating. Nothing failed, so nothing here alarms. */
export const LIVE_WORD = {
  on: "自動更新中",
  poll: "自動更新が停止中(30秒ごとに確認)",
  /** Where the bar is short of room. */
  pollShort: "自動更新が停止中",
  offline: "オフライン",
  offlineTitle: "ネットワークに接続されていません。",
  offlineLine: (time: string) =>
    `表示は${time}時点の内容です。操作は送信されません。入力中の下書きはこの端末に残ります。`,
  notOpened: "画面を開けませんでした。",
  reconnects: "自動で再接続します",
  /** `since`: how old what stood there was. The number is left out where it is not known. */
  back: (time: string, since: string | null, count: number | null) =>
    `再接続しました(${time})。表示を最新にしました。${since === null || count === null ? "" : `${since}からの変更は${count}件です。`}`,
  close: "閉じる",
} as const;

export const OFFLINE_WORD = {
  notSent: "送信できませんでした。",
  notSentWhy: "ネットワークに接続されていません。何も送信していません。受注と決済は変わっていません。",
  notLoaded: {
    prev: "前のページを読み込めませんでした。ネットワークに接続されていません。",
    next: "次のページを読み込めませんでした。ネットワークに接続されていません。",
  },
  reload: "再読み込み",
} as const;

function who(by: string | null): string {
  return `${by === null ? "自動処理" : staffName(by)}が`;
}

/** What others did while a screen was open. */
export const CHANGED_WORD = {
  order: (time: string, by: string | null, what: string) => `${time}に${who(by)}更新しました。${what}。`,
  flag: (time: string, by: string | null, flag: string, value: string) =>
    `${time}に${who(by)}${flag}を${value}にしました。`,
  verdict: (card: string, before: string, after: string) => `${card}が「${before}」から「${after}」に変わりました。`,
  tinted: "ほかの担当者が変更した値です",
  fresh: "表示は最新です。",
  history: "履歴を見る",
  close: "閉じる",
} as const;
