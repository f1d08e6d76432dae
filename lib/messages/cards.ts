import type { Outcome } from "@/lib/capability/types";
import type {
  AfterCapture,
  AmountsApart,
  CardBadge,
  CardStatement,
  VerdictCard,
} from "@/lib/orders/detail/order-view-types";
import type { NoAuthorization, OrderVerb } from "@/lib/payments/model/contract";
import { canceledText } from "./order-reasons";
import { OUTCOME_WORD } from "./outcomes";
import { PAID_WORD, SHIP_WORD } from "./shop-facts";
import { staffName } from "./staff-name";

/** The four cards of この受注の操作, in the order in which they stand. */
export type CardName = "cancel" | "amount" | "mark" | "capture";
export const CARD_NAMES: readonly CardName[] = ["cancel", "amount", "mark", "capture"];

export const CARD_TITLE: Record<CardName, string> = {
  cancel: "受注取消",
  amount: "金額変更",
  mark: "取消区分",
  capture: "オーソリ確定",
};

export const CARD_BADGE_WORD: Record<CardBadge, string> = {
  ...OUTCOME_WORD,
  automatic: "自動",
  by_hand: "手動",
  marked: "設定済み",
  captured: "確定済み",
  blocked: "いまは操作できません",
  canceled: "取消済み",
  unauthorized: "オーソリ前",
};

export const CARD_ROW = {
  reasons: "理由",
  deadline: "期限",
  basis: "根拠",
  conditions: "条件",
  range: "金額の範囲",
  afterCapture: "オーソリ確定後",
  afterCancel: "取消後",
  ways: "連携するには",
  duty: "必要な作業",
  caution: "注意",
  noRemark: "特記事項なし",
  notInTable: "対応表に記載なし",
  noFlags: "フラグ設定なし",
  openMatrix: "対応表で見る",
} as const;

/** What a button of a card says; it names the act. */
export const VERB_BUTTON: Record<OrderVerb, string> = {
  authorize: "オーソリ",
  change_method: "決済方法を変更",
  cancel: "受注を取り消す",
  change_amount: "受注を編集",
  capture: "オーソリを確定",
  set_cancellation_mark: "取消区分を付ける",
  remove_cancellation_mark: "取消区分を解除",
  record_payment: PAID_WORD.record,
  take_back_payment: PAID_WORD.back,
  ship: SHIP_WORD.open,
};

/** Values of a card's sentences, ready to print. */
export interface CardSubject {
  readonly provider: string;
  readonly amount: string;
  readonly amountBefore: string;
  readonly at: string | null;
  readonly by: string | null;
}

const AMOUNT_CHANGE: Record<Outcome, (s: CardSubject) => string> = {
  linked: (s) => `金額を変更すると、${s.provider}に「金額変更」を送信します。`,
  shop_only: (s) => `受注の金額だけが変わります。${s.provider}には送信しません。`,
  at_capture: (s) => `変更後の金額は、オーソリ確定時に${s.provider}へ連携します。`,
  not_linked: (s) => `受注の金額だけが変わります。${s.provider}側は${s.amount}のままです。`,
  refused: () => "金額を変更できません。",
  no_change: (s) => `合計が変わらないため、${s.provider}には連携しません。`,
  required: () => "",
  not_required: () => "",
};

export function amountChangeText(
  statement: CardStatement & { says: "amount_change" },
  s: CardSubject,
): readonly string[] {
  const lead = AMOUNT_CHANGE[statement.decrease](s);
  return [
    statement.decrease === "linked" && statement.capturesWithChange ? `${lead}同時に確定します。` : lead,
    ...(statement.increase === "refused" ? ["増額はできません(減額のみ可能)。"] : []),
  ];
}

/** 11/28(土) 09:05に田中 葵さんが */
function stamp(s: CardSubject): string {
  return [s.at === null ? "" : `${s.at}に`, s.by === null ? "" : `${staffName(s.by)}が`].join("");
}

type PlainStatement = Exclude<CardStatement["says"], "plan" | "amount_change" | "unauthorized" | "blocked">;
const STATEMENT: Record<PlainStatement, (s: CardSubject) => string> = {
  canceled: (s) => canceledText(s),
  captured: (s) => (s.at === null ? "オーソリ確定済みです。" : `${s.at}に確定済みです。`),
  capture_waiting: (s) => `${s.amount}で確定します(変更前 ${s.amountBefore})。`,
  mark_automatic: () => "取消の完了後に自動で付きます(手動の操作は不要)。",
  mark_by_hand: (s) =>
    `取消区分を付けられます。${s.provider}には連携しません。付けると、管理画面での作業を登録します。`,
  marked: (s) => `取消区分あり(${stamp(s)}設定)`,
};

export function statementText(says: PlainStatement, subject: CardSubject): string {
  return STATEMENT[says](subject);
}

const UNAUTHORIZED: Record<NoAuthorization, string> = {
  awaiting_authorization: "オーソリがまだ完了していません。",
  authorization_rejected: "オーソリが承認されなかったため、確定できる決済がありません。",
  authorization_lapsed: "オーソリが失効したため、確定できる決済がありません。",
};

export function unauthorizedText(why: NoAuthorization): string {
  return UNAUTHORIZED[why];
}

export const DUTY_WORD: Record<NonNullable<VerdictCard["duty"]>, (provider: string) => string> = {
  cancel: (provider) => `${provider}の管理画面での取消`,
  change_amount: (provider) => `${provider}の管理画面での金額変更`,
};

/** What オーソリ確定 does to a linkage. `linkage` is キャンセル連携 or 金額変更連携; `until` is formatted. */
const AFTER_CAPTURE: Record<AfterCapture["becomes"], (linkage: string, until: string) => string> = {
  unavailable: (linkage) => `${linkage}を使えなくなります(連携対象外)。`,
  available: (linkage, until) =>
    until === "" ? `${linkage}を使えるようになります。` : `${linkage}を${until}使えるようになります。`,
  limited: (linkage, until) => `${linkage}の期限が${until}に変わります。`,
  unlimited: (linkage) => `${linkage}の期限がなくなります。`,
  decrease_only: (linkage) => `${linkage}は減額のみになります。`,
  increase_too: (linkage) => `${linkage}で増額もできるようになります。`,
  flag_decides: (linkage) => `${linkage}をするかどうかは、オーソリ確定後のフラグの設定で決まります。`,
};

const LINKAGE_WORD: Record<AfterCapture["question"], string> = { cancel: "キャンセル連携", amount: "金額変更連携" };

export function afterCaptureText(after: AfterCapture, until: string): string {
  return AFTER_CAPTURE[after.becomes](LINKAGE_WORD[after.question], until);
}

/** What an answer hangs on besides flags: the order's own facts. */
export const CONDITION_WORD: Record<"paid" | "three_d_secure" | "slip_number_sent", (holds: boolean) => string> = {
  paid: (holds) => `入金 ${holds ? "済み" : "未入金"}`,
  three_d_secure: (holds) => `3Dセキュア認証 ${holds ? "あり" : "なし"}`,
  slip_number_sent: (holds) => `伝票番号 ${holds ? "連携済み" : "未連携"}`,
};
export const EDIT_CHOICE_CONDITION = (name: string, value: string) => `${name} 受注編集で「${value}」を選択した場合`;

/** Why the two amounts differ. */
export const AMOUNTS_APART_WORD: Record<AmountsApart["why"], (provider: string) => string> = {
  operation_open: (provider) =>
    `連携の結果が決まるまで、${provider}側の金額は分かりません。受注デスクの記録を表示しています。`,
  awaits_capture: (provider) => `オーソリ確定時に連携します。それまで${provider}側は変更前の金額です。`,
  console_task_open: (provider) => `${provider}の管理画面での作業が未対応のため、受注と一致していません。`,
  discrepancy: (provider) => `受注と一致していません。${provider}の管理画面で確認してください。`,
};

/** What our record says, while 突合 has found that the provider says something else. */
export const AMOUNT_IN_DOUBT = "(受注デスクの記録。突合で差異あり)";

/** What a person recorded stands there until the provider's own record has been seen to agree. */
export const AMOUNT_BY_WORD = "(受注デスクの記録。決済代行会社の記録は未確認)";

/** What our record says, while it is not known whether the provider has moved it. */
export const AMOUNT_AWAITED = "(受注デスクの記録。連携の結果待ち)";

export const PANEL_WORD = {
  stale: "判定を更新できませんでした。",
  doubtful: {
    sent: "送信の結果を受け取れていません。送信した可能性があるため、最新の状態を確認できるまで操作できません。自動で確認しています。",
    saved:
      "保存の結果を受け取れていません。何も送信していません。最新の状態を確認できるまで操作できません。自動で確認しています。",
  },
  staleNote: "表示は前回の判定です。操作するときは、最新の内容で確認し直します。",
} as const;
