import type { NoAuthorization, OrderReason } from "@/lib/payments/model/contract";
import { WITHOUT_AUTHORIZATION_WORD } from "./order-words";
import { staffName } from "./staff-name";

/** What an order's own state is said about. Values are ready to print; null where unknown. */
export interface OrderReasonSubject {
  readonly provider: string;
  readonly verb: string;
  readonly at: string | null;
  readonly by: string | null;
}

/** When and by whom an order was canceled, as far as it is known. */
export function canceledText({ at, by }: Pick<OrderReasonSubject, "at" | "by">): string {
  if (at === null) return "この受注の決済は取消済みです。";
  return by === null ? `${at}に取消済みになりました。` : `${at}に${staffName(by)}が取り消しました。`;
}

function markedBy({ at, by }: OrderReasonSubject): string {
  if (at === null) return "";
  return by === null ? `(${at}に設定)` : `(${at}に${staffName(by)}が設定)`;
}

const ORDER_REASON: Record<OrderReason, (s: OrderReasonSubject) => string> = {
  already_canceled: canceledText,
  already_marked: (s) => `取消区分があるため、${s.verb}はできません${markedBy(s)}。`,
  operation_open: () => "連携の結果が決まるまで操作できません。",
  operation_needs_person: (s) => `要確認の連携があります。${s.provider}の管理画面で状態を確認するまで操作できません。`,
  awaiting_authorization: () => "オーソリがまだ完了していません。",
  authorization_rejected: () => "オーソリが承認されませんでした。",
  already_authorized: (s) => `有効なオーソリがあるため、${s.verb}はできません。`,
  same_method: () => "すでにこの決済方法です。別の決済方法を選んでください。",
  nothing_to_authorize: () => "合計が0円のため、オーソリの必要はありません。",
  authorization_lapsed: () => "オーソリが失効しました。",
  already_captured: (s) => (s.at === null ? "オーソリ確定済みです。" : `${s.at}に確定済みです。`),
  mark_is_automatic: () => "受注取消が完了すると自動で付きます。手動の操作は不要です。",
  mark_not_set: () => "取消区分は付いていません。",
  mark_task_closed: () => "未対応の管理画面での作業がないため、取消区分を解除できません。",
  already_paid: ({ at, by }) =>
    at === null ? "入金は記録済みです。" : `入金は${at}に${by === null ? "" : `${staffName(by)}が`}記録済みです。`,
  not_paid: ({ at, by }) =>
    at === null
      ? "入金は記録されていません。"
      : `入金は${at}に${by === null ? "" : `${staffName(by)}が`}未入金に戻しています。`,
  slip_number_told: (s) => `伝票番号は${s.provider}に連携済みです。配送の記録は変更できません。`,
  role: () => "権限がないため操作できません。",
};

export function orderReasonText(reason: OrderReason, subject: OrderReasonSubject): string {
  return ORDER_REASON[reason](subject);
}

/** Why no authorization lives, in the sentence that says why nothing is sent. */
const NO_AUTHORIZATION_CHIP: Record<NoAuthorization, string> = {
  awaiting_authorization: WITHOUT_AUTHORIZATION_WORD.awaiting.short,
  authorization_rejected: WITHOUT_AUTHORIZATION_WORD.rejected.short,
  authorization_lapsed: WITHOUT_AUTHORIZATION_WORD.lapsed.short,
};

export function isNoAuthorization(reason: string): reason is NoAuthorization {
  return Object.hasOwn(NO_AUTHORIZATION_CHIP, reason);
}

export function noAuthorizationText(why: NoAuthorization): string {
  return `有効なオーソリがありません(${NO_AUTHORIZATION_CHIP[why]})。`;
}

/** Which role may act: said once at the panel's head, to staff who may not. */
export const VIEWER_NOTE = "閲覧権限のため操作できません。操作は担当・管理者に依頼してください。";
export const UNMARK_NOTE = "取消区分を解除できるのは管理者です。";
