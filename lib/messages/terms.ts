import { OPERATION_WORD, WAITS_FOR_WORD } from "./operations";

/** The words that staff may ask about where they stand. `outcomes`: 連携の結果 as a whole. */
export const TERM_IDS = [
  "authorize",
  "buyer",
  "screening",
  "declined",
  "lapsed",
  "capture",
  "capture_at_once",
  "cancel",
  "terminate",
  "cancellation_mark",
  "paid",
  "report_shipment",
  "reconcile",
  "difference",
  "console_task",
  "needs_person",
] as const;
export type TermId = (typeof TERM_IDS)[number] | "outcomes";

export interface TermText {
  readonly word: string;
  /** Other names for it, and how it is read: found by the search too. */
  readonly also: string;
  readonly text: string;
}

export const TERMS: Record<TermId, TermText> = {
  outcomes: {
    word: "連携の結果",
    also: "連携する・確定時に連携・ショップのみ・連携なし",
    text: "いま操作した場合に、決済代行会社に送信するかどうかです。",
  },
  authorize: {
    word: "オーソリ",
    also: "オーソリゼーション・与信",
    text: "お支払いの枠を、受注の金額だけ確保することです。請求はまだ確定していません。",
  },
  buyer: {
    word: WAITS_FOR_WORD.buyer,
    also: "3Dセキュア・本人認証",
    text: "お客様の本人認証(3Dセキュア)を待っているオーソリです。認証が終わると、結果を自動で受注に表示します。",
  },
  screening: {
    word: WAITS_FOR_WORD.screening,
    also: "与信審査・保留",
    text: "決済代行会社が審査しているオーソリです。結果は自動で受注に表示します。結果が出るまで、取消・編集・決済方法の変更はできません。",
  },
  declined: {
    word: "与信NG",
    also: "オーソリNG・よしんエヌジー",
    text: "決済代行会社がオーソリを受け付けなかった受注です。お客様への請求は発生していません。再オーソリか、決済方法の変更で続けられます。",
  },
  lapsed: {
    word: "失効",
    also: "オーソリの期限切れ",
    text: "確定されないまま、決済代行会社の期限でオーソリが終わった受注です。対応表の期限とは別のものです。お客様への請求は発生していません。",
  },
  capture: {
    word: "オーソリ確定",
    also: "売上確定・実売上",
    text: "確保した金額の請求を確定することです。確定は元に戻せません。対応表の期限や金額変更の可否は、確定の前と後で変わります。",
  },
  capture_at_once: {
    word: "オーソリ時に確定",
    also: "同時確定",
    text: "オーソリと同時に確定することです。オーソリ時確定フラグがオンの場合と、フラグの設定に関係なくオーソリ時に確定する決済方法の場合に行います。",
  },
  cancel: {
    word: "取消",
    also: "キャンセル",
    text: "決済の全額を取り消し、受注を終わらせることです。一部の返金はできません。金額を減らす場合は金額変更を使います。",
  },
  terminate: {
    word: "解約連携",
    also: "解約",
    text: "取消API連携フラグがオフで、解約API連携フラグだけがオンの場合に、受注取消で送信する連携です。",
  },
  cancellation_mark: {
    word: "取消区分",
    also: "",
    text: "受注が取消・返品されたことを示す印です。連携する取消では自動で付きます。連携しない場合は手動で付け、管理画面での作業を登録します。",
  },
  paid: {
    word: "入金",
    also: "入金済み・未入金",
    text: "お客様の支払いをショップの記録に付けることです。決済代行会社には送信しません。カードや電子決済は、オーソリと同時に入金済みになります。",
  },
  report_shipment: {
    word: OPERATION_WORD.report_shipment,
    also: "出荷報告・発送",
    text: "発送した荷物の伝票番号を、決済代行会社に送信することです。段階は変わりません。送信すると、金額変更を連携できなくなる決済方法があります。",
  },
  reconcile: {
    word: "突合",
    also: "とつごう",
    text: "受注デスクの記録と決済代行会社の記録を15分ごとに比べることです。合わないものは「差異」に表示します。",
  },
  difference: {
    word: "差異",
    also: "さい",
    text: "受注デスクの記録と決済代行会社の記録が合わないものです。担当・管理者が対応を選ぶまで残り、自動では修正しません。",
  },
  console_task: {
    word: "管理画面での作業",
    also: "作業",
    text: "送信しないため、決済代行会社の管理画面で行う取消や金額変更です。済んだら記録します。",
  },
  needs_person: {
    word: "要確認",
    also: "",
    text: "送信の結果を自動照会で確認できなかった連携です。決済代行会社の管理画面を見て、結果を記録します。",
  },
};
