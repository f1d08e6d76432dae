import type { Role } from "@/lib/identity/role";
import type { Conflict, VerbRefusal } from "@/lib/payments/model/contract";
import { REASON_MAX } from "@/lib/text/limits";
import { VERB_BUTTON } from "./cards";

/** Refusals that are no conflict. Conflicts and reasons have sentences of their own. */
type PlainRefusal = Exclude<VerbRefusal["code"], Conflict["code"] | "not_allowed">;

export interface RefusalSubject {
  readonly orderNumber: string;
  /** What the unticked box says, as an act: 管理画面で取り消すこと. */
  readonly acknowledgement: string;
  /** Of a card: when it was used, or ran out. Left out where that is not known. */
  readonly cardAt?: string;
}

/** For a card that cannot be used any more. The one way on is to type it again; the button opens the form. */
const TYPE_AGAIN = "もう一度入力してください。";

const REFUSAL: Record<PlainRefusal, (s: RefusalSubject) => string> = {
  order_not_found: (s) => `受注 ${s.orderNumber} が見つかりません。番号を確認してください。`,
  invalid_edit: () => "入力内容を確認してください。何も保存していません。",
  acknowledgement_missing: (s) => `${s.acknowledgement}を確認し、チェックを入れてください。`,
  card_missing: () => "カード情報を入力してください。",
  card_token_unknown: () => `決済代行会社にカード情報がありません。${TYPE_AGAIN}`,
  card_token_used: (s) =>
    `このカード情報は${s.cardAt === undefined ? "" : `${s.cardAt}のオーソリで`}使用済みです。1回だけ使えるため、${TYPE_AGAIN}`,
  card_token_expired: (s) =>
    `カード情報の有効期限${s.cardAt === undefined ? "" : `(${s.cardAt})`}が切れました。${TYPE_AGAIN}`,
  card_token_of_another: () => `別の受注で入力したカード情報です。${TYPE_AGAIN}`,
  security_code_missing: () => `セキュリティコードが必須になりました。コードも含めて、カード情報を${TYPE_AGAIN}`,
  card_not_checked: () =>
    "カード情報を決済代行会社に確認できませんでした。しばらくしてから、もう一度操作してください。",
  reason_too_long: () => `理由は${REASON_MAX}文字以内で入力してください。`,
  perhaps_saved: () =>
    "保存できたかどうかを確認できませんでした。データベースへの接続が切れました。復旧したら、受注を開いて確認してください。",
  database_unavailable: () => "保存できませんでした。データベースに接続できません。復旧しだい自動で再接続します。",
};

export function refusalText(code: PlainRefusal, subject: RefusalSubject): string {
  return REFUSAL[code](subject);
}

/** The authorization that is in the way of another one; `method` names its provider. */
export function heldText(method: string, amount: string, stage: "before_capture" | "after_capture"): string {
  return `${method}で${amount}を${stage === "before_capture" ? "確保" : "確定"}しています。`;
}

/** Named by the buttons that do it. */
export const INSTEAD_OF_AUTHORIZED = `変更する場合は、受注の「${VERB_BUTTON.cancel}」で先に取り消し、新しい受注を登録してください。`;

/** Refusals before a verb is reached, and answers that never arrived. */
export const ACTION_ERROR = {
  not_signed_in: "サインアウトされています。サインインすると、この画面に戻ります。",
  forbidden: "権限が変わったため、操作できません。管理者に確認してください。",
  needsRole: (role: Role) => (role === "admin" ? "この操作は管理者が行えます。" : "この操作は担当・管理者が行えます。"),
  invalid_input: "入力内容を確認してください。",
  server: "システムエラーが発生しました。時間をおいて、再読み込みしてください。",
  networkBefore: "送信できませんでした。ネットワークに接続されていません。",
  networkAfter: "通信が切れ、結果を確認できません。送信された可能性があるため、自動で確認しています。",
  savedPerhaps: "通信が切れ、結果を確認できません。保存された可能性があります。受注を開き直して確認してください。",
} as const;

export const NOT_FOUND_TITLE = "受注が見つかりません";
