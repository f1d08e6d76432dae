import type { Outcome } from "@/lib/capability/types";
import type { OperationKind, WaitsFor } from "@/lib/gateway/protocol";
import type { Plan } from "@/lib/payments/model/contract";
import { sameAmount } from "./amounts";
import { type FactPlan, factDone, factSteps, factWill, isFactPlan } from "./shop-facts";

/** Badge words of a verdict. */
export const OUTCOME_WORD: Record<Outcome, string> = {
  linked: "連携する",
  shop_only: "ショップのみ",
  at_capture: "確定時に連携",
  not_linked: "連携なし",
  refused: "変更不可",
  no_change: "連携不要",
  required: "必須",
  not_required: "任意",
};

/** Values of a plan's sentences, ready to print. */
export interface PlanSubject {
  readonly provider: string;
  readonly amount: string;
  readonly amountBefore: string;
  /** An authorization that is captured in the same step. */
  readonly capturesNow?: boolean;
}

type SendKind = OperationKind;
type Sentence = (s: PlanSubject) => string;

/** 「13,380円から12,000円」; an amount that stays says so. */
function change({ amountBefore, amount }: PlanSubject): string {
  return amountBefore === amount ? sameAmount(amount) : `${amountBefore}から${amount}`;
}

function arrow({ amountBefore, amount }: PlanSubject): string {
  return amountBefore === amount ? sameAmount(amount) : [amountBefore, amount].join(" → ");
}

/** One sentence: what will happen. Panel and save bar. */
const WILL_SEND: Record<SendKind, Sentence> = {
  authorize: (s) => `${s.provider}に${s.amount}のオーソリを送信します。`,
  cancel: (s) => `${s.provider}に「取消」を送信し、${s.amount}の全額を取り消します。`,
  terminate: (s) => `${s.provider}に「解約連携」を送信します(全額${s.amount})。`,
  capture: (s) => `${s.provider}に${s.amount}のオーソリ確定を送信します。`,
  change_amount: (s) => `${s.provider}に「金額変更」を送信し、${change(s)}に変更します。`,
  change_amount_and_capture: (s) => `${s.provider}に「金額変更」を送信し、${change(s)}に変更し、同時に確定します。`,
  report_shipment: (s) => `${s.provider}に「伝票番号連携」を送信します。`,
};

type PlanWithoutSend = Exclude<Plan["does"], "send" | FactPlan["does"]>;
const WILL: Record<PlanWithoutSend, Sentence> = {
  cancel_in_shop: (s) => `ショップの受注だけを取り消します。${s.provider}には送信しません。`,
  mark_and_task: (s) => `${s.provider}には連携しません。取消区分を付け、管理画面での作業を登録します。`,
  change_method: (s) => `決済方法を変更します。${s.provider}には送信しません。`,
  unmark: (s) => `取消区分を解除します。${s.provider}には送信しません。`,
  wait_for_capture: (s) =>
    `合計を${s.amount}に変更します。${s.provider}には、オーソリ確定時に${s.amount}で連携します。`,
  change_and_task: (s) => `受注の金額だけが変わります。${s.provider}側は${s.amountBefore}のままです。`,
  change_in_shop: (s) => `合計が変わらないため、${s.provider}には連携しません。`,
};

export function planWill(plan: Plan, subject: PlanSubject): string {
  if (isFactPlan(plan)) return factWill(plan, subject.provider);
  if (isFreeChange(plan)) return `ショップの受注だけを変更します。${subject.provider}には送信しません。`;
  return plan.does === "send" ? WILL_SEND[plan.kind](subject) : WILL[plan.does](subject);
}

/** An edit of an order without a live authorization, whose total may have changed. */
function isFreeChange(plan: Plan): boolean {
  return plan.does === "change_in_shop" && plan.reasons.length > 0;
}

/** The numbered steps under 実行内容. */
const STEPS_SEND: Record<SendKind, (s: PlanSubject) => readonly string[]> = {
  authorize: (s) => [
    `${s.provider}に「オーソリ」を送信(${s.amount})`,
    s.capturesNow ? "完了と同時に確定し、段階を「オーソリ確定後」に変更" : "完了後、段階を「オーソリ確定前」に変更",
  ],
  cancel: (s) => [
    `${s.provider}に「取消」を送信(全額${s.amount})`,
    "完了後、取消区分を付け、対応状況を「取消」、段階を「取消済み」に変更",
  ],
  terminate: (s) => [
    `${s.provider}に「解約連携」を送信(全額${s.amount})`,
    "完了後、取消区分を付け、対応状況を「取消」、段階を「取消済み」に変更",
  ],
  capture: (s) => [`${s.provider}に「オーソリ確定」を送信(${s.amount})`, "完了後、段階を「オーソリ確定後」に変更"],
  change_amount: (s) => [`${s.provider}に「金額変更」を送信(${change(s)})`, "完了後、受注の内容と合計を変更"],
  change_amount_and_capture: (s) => [
    `${s.provider}に「金額変更」を送信(${change(s)}、同時に確定)`,
    "完了後、受注の内容と合計を変更",
  ],
  report_shipment: (s) => [
    `${s.provider}に「伝票番号連携」を送信`,
    "完了後、発送を記録し、対応状況を「発送済み」に変更",
  ],
};

const STEPS: Record<PlanWithoutSend, (s: PlanSubject) => readonly string[]> = {
  cancel_in_shop: (s) => ["受注に取消区分を付け、対応状況を「取消」に変更", `${s.provider}への送信なし`],
  mark_and_task: (s) => [
    "受注に取消区分を付け、対応状況を「取消」に変更",
    `管理画面での作業「${s.amount}の取消」を未対応として登録`,
    `${s.provider}への送信なし`,
  ],
  change_method: (s) => ["受注の決済方法を変更", `${s.provider}への送信なし(オーソリは変更後の決済方法で送信)`],
  unmark: (s) => [
    "受注の取消区分を解除し、対応状況を付ける前のものに戻す",
    "未対応の管理画面での作業を「不要」にする",
    `${s.provider}への送信なし`,
  ],
  wait_for_capture: (s) => [
    `受注の合計を${s.amount}に変更`,
    `${s.provider}への送信なし(オーソリ確定時に${s.amount}で確定)`,
  ],
  change_and_task: (s) => [
    `受注の合計を${s.amount}に変更`,
    `管理画面での作業「${arrow(s)}」を未対応として登録`,
    `${s.provider}への送信なし`,
  ],
  change_in_shop: (s) => ["受注の内容を変更", `${s.provider}への送信なし`],
};

export function planSteps(plan: Plan, subject: PlanSubject): readonly string[] {
  if (isFactPlan(plan)) return factSteps(plan, subject.provider);
  return plan.does === "send" ? STEPS_SEND[plan.kind](subject) : STEPS[plan.does](subject);
}

/** What happened: a headline, and the lines under it. Each says whether anything was sent. */
export interface DoneWords {
  readonly title: string;
  readonly lines: readonly string[];
}

const DONE_SEND: Record<SendKind, (s: PlanSubject) => DoneWords> = {
  authorize: (s) =>
    s.capturesNow
      ? {
          title: `オーソリが完了し、${s.amount}を確定しました。`,
          lines: [`${s.provider}でオーソリとオーソリ確定が完了しています。`],
        }
      : { title: `オーソリが完了しました(${s.amount})。`, lines: [`${s.provider}でオーソリが完了しています。`] },
  cancel: (s) => ({
    title: "受注を取り消しました。",
    lines: [
      `${s.provider}で${s.amount}の取消が完了しています。`,
      "取消区分を付けました。管理画面での作業はありません。",
    ],
  }),
  terminate: (s) => ({
    title: "受注を取り消しました。",
    lines: [
      `${s.provider}で解約連携が完了しています(${s.amount})。`,
      "取消区分を付けました。管理画面での作業はありません。",
    ],
  }),
  capture: (s) => ({
    title: `オーソリを確定しました(${s.amount})。`,
    lines: [`${s.provider}でオーソリ確定が完了しています。`],
  }),
  change_amount: (s) => ({
    title: `金額を${s.amount}に変更しました。`,
    lines: [`${s.provider}の金額も変更済みです。`],
  }),
  change_amount_and_capture: (s) => ({
    title: `金額を${s.amount}に変更し、確定しました。`,
    lines: [`${s.provider}の金額も変更済みで、オーソリ確定が完了しています。`],
  }),
  report_shipment: (s) => ({
    title: "発送を記録しました。",
    lines: [`${s.provider}への伝票番号連携が完了しています。`],
  }),
};

const DONE: Record<PlanWithoutSend, (s: PlanSubject) => DoneWords> = {
  cancel_in_shop: (s) => ({
    title: "受注を取り消しました。",
    lines: [`${s.provider}には送信していません。管理画面での作業はありません。`],
  }),
  mark_and_task: (s) => ({
    title: "取消区分を付けました。",
    lines: [`${s.provider}には送信していません。管理画面での取消が必要です。`],
  }),
  change_method: () => ({
    title: "決済方法を変更しました。",
    lines: ["何も送信していません。オーソリは変更後の決済方法で送信します。"],
  }),
  unmark: (s) => ({
    title: "取消区分を解除しました。",
    lines: [`${s.provider}には送信していません。管理画面での作業を「不要」にしました。`],
  }),
  wait_for_capture: (s) => ({
    title: `合計を${s.amount}に変更しました。`,
    lines: [
      `${s.provider}には、まだ送信していません。オーソリ確定時に連携します。それまで${s.provider}側は${s.amountBefore}です。`,
    ],
  }),
  change_and_task: (s) => ({
    title: `受注を${s.amount}に変更しました。`,
    lines: [`${s.provider}には送信していません。管理画面での金額変更が必要です。`],
  }),
  change_in_shop: (s) => ({
    title: "受注を保存しました。",
    lines: [`金額は変わっていません。${s.provider}には送信していません。`],
  }),
};

export function planDone(plan: Plan, subject: PlanSubject): DoneWords {
  if (isFactPlan(plan)) return factDone(plan, subject.provider);
  if (isFreeChange(plan)) {
    return {
      title: "受注を保存しました。",
      lines: [`有効なオーソリがないため、${subject.provider}には送信していません。`],
    };
  }
  return plan.does === "send" ? DONE_SEND[plan.kind](subject) : DONE[plan.does](subject);
}

/** Operations that did not end well, as the answer says it. */
export const ENDING_WORD = {
  pendingTitle: (waitsFor: WaitsFor["for"], provider: string) =>
    waitsFor === "buyer" ? "お客様の本人認証を待っています。" : `${provider}が審査しています。`,
  pending: "結果は自動で受注に表示します。結果が決まるまで操作できません。",
  unknownTitle: (provider: string) => `${provider}の応答を確認できていません。`,
  unknown: "送信した可能性があるため、再送信はできません。自動で照会し、結果が決まりしだい受注に表示します。",
  refusedTitle: (provider: string, operation: string) => `${provider}が${operation}を受け付けませんでした。`,
  refusedReason: (provider: string, meaning: string, code: string | null) =>
    code === null ? `理由(${provider}):${meaning}。` : `理由(${provider}):${meaning}(コード ${code})。`,
  refused: "受注と決済は変わっていません。管理画面で状態を確認してください。",
  notArrivedTitle: (provider: string, operation: string) => `${operation}は${provider}に届いていません。`,
  notArrived:
    "届いていないことを、照会で確認しました。受注と決済は変わっていません。内容を確認し、もう一度操作してください。",
  notSentTitle: (operation: string) => `${operation}は送信されませんでした。`,
  notSent: "何も送信していません。受注と決済は変わっていません。内容を確認し、もう一度操作してください。",
  notSentCrowded: (provider: string) =>
    `${provider}への送信が混み合っています。何も送信していません。受注と決済は変わっていません。しばらくしてから、もう一度操作してください。`,
} as const;
