import type { CancelMove, Plan, StatusMove } from "@/lib/payments/model/contract";
import { ORDER_STATUS_WORD } from "./order-words";
import { actorInSentence, staffName } from "./staff-name";

/** 入金処理 and 配送処理: facts that the shop records. Values are ready to print. */

export type FactPlan = Extract<Plan, { does: "record_payment" | "take_back_payment" | "record_shipment" }>;

export function isFactPlan(plan: Plan): plan is FactPlan {
  return plan.does === "record_payment" || plan.does === "take_back_payment" || plan.does === "record_shipment";
}

const CANCEL_WORD: Record<CancelMove["before"], string> = {
  linked: "連携する",
  shop_only: "ショップのみ",
  not_linked: "連携なし",
};

function statusStep(status: StatusMove | null): readonly string[] {
  if (status === null) return [];
  return [`対応状況を「${ORDER_STATUS_WORD[status.before]}」から「${ORDER_STATUS_WORD[status.after]}」に変更`];
}

function cancelStep(cancel: CancelMove | null): readonly string[] {
  if (cancel === null) return [];
  return [`受注取消の可否が「${CANCEL_WORD[cancel.before]}」から「${CANCEL_WORD[cancel.after]}」に変更`];
}

export function factWill(plan: FactPlan, provider: string): string {
  switch (plan.does) {
    case "record_payment":
      return `入金済みに変更します。${provider}には送信しません。`;
    case "take_back_payment":
      return `未入金に変更します。${provider}には送信しません。`;
    case "record_shipment":
      return `発送を記録します。${provider}には送信しません。`;
  }
}

export function factSteps(plan: FactPlan, provider: string): readonly string[] {
  const nothing = `${provider}への送信なし`;
  switch (plan.does) {
    case "record_payment":
      return [
        "入金を「未入金」から「入金済み」に変更",
        ...statusStep(plan.status),
        ...cancelStep(plan.cancel),
        nothing,
      ];
    case "take_back_payment":
      return [
        "入金を「入金済み」から「未入金」に変更",
        ...statusStep(plan.status),
        ...cancelStep(plan.cancel),
        nothing,
      ];
    case "record_shipment":
      return ["受注に配送会社・伝票番号・発送日を記録", ...statusStep(plan.status), nothing];
  }
}

export function factDone(
  plan: FactPlan,
  provider: string,
): { readonly title: string; readonly lines: readonly string[] } {
  const lines = [`${provider}には送信していません。`];
  switch (plan.does) {
    case "record_payment":
      return { title: "入金を記録しました。", lines };
    case "take_back_payment":
      return { title: "未入金に戻しました。", lines: [...lines, "返金は行われていません。"] };
    case "record_shipment":
      return { title: "発送を記録しました。", lines };
  }
}

/** The fields and lines of 入金 and 未入金への変更. */
export const PAID_WORD = {
  record: "入金を記録",
  back: "未入金に戻す",
  paidOn: "入金日",
  amount: "入金額",
  whole: "合計の全額",
  how: "確認した方法",
  recorded: "記録済みの入金",
  /** `by` null: the provider reported it. */
  recordedBy: (at: string, by: string | null) =>
    by === null ? `${at}に決済代行会社の記録を反映` : `${staffName(by)}が${at}に記録`,
  withAuthorization: "オーソリと同時",
  takenBack: "前回の入金",
  takenBackBy: (at: string, by: string | null) => `${actorInSentence(by)}が${at}に未入金に戻しました。`,
  noSend: (provider: string) => `${provider}には送信しません。`,
  noRefund: "何も送信しません。返金は行われません。",
} as const;

/** The fields and lines of 配送処理. */
export const SHIP_WORD = {
  open: "配送処理",
  title: "配送",
  carrier: "配送会社",
  slipNumber: "伝票番号",
  shippedOn: "発送日",
  report: "伝票番号の連携",
  send: (provider: string) => `${provider}に連携する`,
  only: "発送の記録だけ行う",
  later: "あとから連携できます",
  closes: "送信すると、金額変更を連携できなくなります。",
  /** `words`: the page's own, as a quotation. */
  basis: (words: string) => `対応表の${words}。`,
  stage: (stage: string) => `段階は「${stage}」のままです。オーソリ確定は別の操作です。`,
  none: (provider: string) => `この決済方法は伝票番号を連携しないため、${provider}には送信しません。`,
  noAuthorization: (provider: string) => `有効なオーソリがないため、${provider}には送信しません。`,
  capture: { before: "オーソリは「確定前」です。発送後は", link: "オーソリを確定", after: "してください。" },
  digits: (digits: string) => `${digits}桁`,
} as const;

/** 「数字12桁」, 「英数字11〜13桁」 */
export function numberForm(shortest: number, longest: number, letters: boolean): string {
  const length = shortest === longest ? `${shortest}` : `${shortest}〜${longest}`;
  return `${letters ? "英数字" : "数字"}${length}桁`;
}

export const SLIP_ISSUE = {
  required: () => "伝票番号を入力してください。",
  wrong_length: (form: string) => `${form}で入力してください。`,
  not_a_digit: (form: string, character: string) => `${form}で入力してください。「${character}」は使えません。`,
} as const;

/** What is wrong with a day. `today` 11/23, `ordered` 11/18. */
export const DAY_ISSUE = {
  required: "日付を入力してください。",
  inFuture: (today: string) => `今日(${today})以前の日付にしてください。`,
  beforeOrder: (ordered: string) => `注文日(${ordered})以降の日付にしてください。`,
} as const;
