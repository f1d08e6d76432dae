import type { RepairChoice, TakeOverChoice, TaskBrief } from "@/lib/differences/difference-view";
import { formatYen } from "@/lib/money/yen";
import type { DifferenceEnd } from "@/lib/payments/model/differences";
import type { Looked, LookRefusal, Repaired, RepairRefusal } from "@/lib/payments/model/repair";
import { NOTE_MAX } from "@/lib/text/limits";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { OPERATION_WORD } from "./operations";
import { PAYMENT_STAGE_WORD } from "./order-words";
import { DIFFERENCE_END_STATUS } from "./reconciliation";
import { ACTION_ERROR } from "./refusals";
import { staffName } from "./staff-name";
import { taskWork } from "./tasks";

/** What a repair will do to which record, step by step; the last one says what is sent. */
export function repairSteps(choice: RepairChoice, provider: string): readonly string[] {
  switch (choice.repair) {
    case "take_over":
      return takeOverSteps(choice, provider);
    case "leave_task":
      return [
        choice.adopts
          ? "この決済を受注の決済として記録します。取消区分と対応状況は変わりません。"
          : "受注と決済の記録は変わりません。",
        `${provider}の管理画面で${formatYen(choice.amount)}を取り消す作業を、未対応として登録します。`,
      ];
    case "acknowledge":
      return [
        "受注と決済の記録は変わりません。",
        "メモを記録して解決済みにします。どちらかの記録が変わるまで、同じ差異は表示しません。",
      ];
  }
}

function takeOverSteps(choice: TakeOverChoice, provider: string): readonly string[] {
  const { long } = PAYMENT_STAGE_WORD[choice.stage];
  const becomes = choice.stage === "canceled" ? long : `${long}・${formatYen(choice.held)}`;
  return [
    choice.adopts
      ? `${provider}のこの決済(${becomes})を、受注の決済として記録します。以前の決済は履歴に残ります。`
      : `受注デスクの決済の記録を、${provider}の記録(${becomes})に変更します。`,
    ...(choice.marks ? ["受注に取消区分を付け、対応状況を「取消」に変更します。"] : []),
    ...choice.doneTasks.map((task) => `管理画面での作業(${taskWork(task)})を完了にします。`),
    ...choice.obsoleteTasks.map((task: TaskBrief) => `管理画面での作業(${taskWork(task)})を不要にします。`),
    ...outstandingStep(choice, provider),
  ];
}

function outstandingStep({ outstanding, total }: TakeOverChoice, provider: string): readonly string[] {
  if (outstanding === null) return [];
  const work = `${formatYen(outstanding.held)}を${formatYen(outstanding.total)}に変更する作業`;
  return [
    `受注の合計${formatYen(total)}は変わりません。${provider}の管理画面で${work}を、${outstanding.known ? "いまの未対応の作業に反映します" : "未対応として登録します"}。`,
  ];
}

/** A person who skips the numbers must not think that money moved. */
export const REPAIR_WORD_OF = {
  choose: "対応を選んでください。",
  chooseLegend: "対応",
  nothingSent: (provider: string) =>
    `${provider}には何も送信しません。記録する前にもう一度照会し、内容が変わっていれば中止します。`,
  irreversible: "反映した記録は元に戻せません。",
  act: "対応する",
  acting: "記録中",
  note: "メモ(任意)",
  noteNeeded: "メモ",
  noteHint: "突合の記録と受注の履歴に記録されます。何を確認したかを入力してください。",
  noteMissing: "何を確認したかを、メモに入力してください。",
  noteTooLong: `メモは${NOTE_MAX}文字以内で入力してください。`,
  asOf: (at: string) => `${at}の突合の内容です。`,
  left: "残りの差異があります。突合の一覧で内容を確認してください。",
} as const;

const DONE: Record<Exclude<DifferenceEnd, "gone">, (provider: string) => string> = {
  taken_over: (provider) => `${provider}の記録を、受注デスクの記録に反映しました。`,
  task_left: (provider) => `${provider}の管理画面での取消を、未対応の作業に登録しました。`,
  acknowledged: () => "差異を確認済みにしました。",
};

/** After a repair: what happened, and that nothing was sent. */
export function repairedText(repaired: Repaired, provider: string): { readonly title: string; readonly line: string } {
  if (repaired.kind === "agrees_already" || repaired.end === "gone") {
    return {
      title: "受注側と決済代行会社側は、すでに一致していました。",
      line: "受注と決済は変わっていません。何も送信していません。",
    };
  }
  const kept = repaired.end === "taken_over" || repaired.adopts ? "" : "受注と決済の記録は変わっていません。";
  return { title: DONE[repaired.end](provider), line: `${kept}${provider}には何も送信していません。` };
}

type Sentence<R> = (refusal: R, now: EpochMs) => string;

const REFUSAL: { [C in RepairRefusal["code"]]: Sentence<Extract<RepairRefusal, { code: C }>> } = {
  difference_not_found: () => "この差異が見つかりません。突合の一覧を開き直してください。",
  difference_ended: (r, now) => {
    const at = formatDateTimeInList(r.at, now);
    if (r.end === "gone") return `この差異は、${at}の突合で解消しています。`;
    return `この差異は、${at}に${r.by === null ? "" : `${staffName(r.by)}が`}対応済みです(${DIFFERENCE_END_STATUS[r.end].label})。`;
  },
  difference_changed: () =>
    "この画面を開いている間に、決済代行会社または受注の記録が変わりました。最新の内容を確認し、もう一度選んでください。",
  repair_not_legal: () => "いまの差異には、この対応を使えません。最新の内容を確認してください。",
  operation_open: (r) =>
    `この受注では${OPERATION_WORD[r.kind]}の結果がまだ決まっていません。決まるまで対応できません。`,
  provider_unreachable: () =>
    "決済代行会社の応答がないため、いまの記録を確認できません。時間をおいて、もう一度操作してください。",
  note_required: () => REPAIR_WORD_OF.noteMissing,
  note_too_long: () => REPAIR_WORD_OF.noteTooLong,
  role: (r) => ACTION_ERROR.needsRole(r.needs),
  database_unavailable: () => "データベースに接続できません。復旧しだい自動で再接続します。",
  perhaps_saved: () =>
    "保存できたかどうかを確認できませんでした。データベースへの接続が切れました。復旧したら、突合の一覧を開いて確認してください。",
};

/** Why nothing was repaired; `perhaps_saved` alone may have been. */
export function repairRefusalText(refusal: RepairRefusal, now: EpochMs): string {
  // The map has a sentence for each code; the compiler cannot tie one to the other through the lookup.
  const sentence = REFUSAL[refusal.code] as Sentence<RepairRefusal>;
  return sentence(refusal, now);
}

/** Opens every refusal: what became of records, and of the provider. */
export const REPAIR_STOPPED = {
  nothing: "何も変更していません。何も送信していません。",
  perhaps: "何も送信していません。保存できたかどうかは確認できていません。",
} as const;

export const LOOK_WORD = {
  look: "いま突合する",
  looking: "照会中",
  nothingSent: "照会だけを行いました。何も送信していません。",
} as const;

/** What looking came to. Asking changed nothing on either side. */
const LOOKED: Record<Looked["look"], string> = {
  agrees: "決済代行会社の記録と一致しています。",
  differs: "決済代行会社の記録との差異が見つかりました。",
  task_done: "管理画面での作業の完了が、決済代行会社の記録で確認できました。",
  put_off:
    "結果がまだ決まっていない連携があるか、照会の間に受注が変わったため、いまは突合していません。15分ごとの突合で確認します。",
  no_answer: "決済代行会社の応答がないため、突合できませんでした。時間をおいて、もう一度操作してください。",
  no_payment: "オーソリ前のため、突合する決済がありません。",
};

export function lookedText(look: Looked["look"]): string {
  return `${LOOKED[look]}${look === "put_off" || look === "no_payment" ? "何も送信していません。" : LOOK_WORD.nothingSent}`;
}

const LOOK_REFUSAL: Record<LookRefusal["code"], string> = {
  order_not_found: "この受注が見つかりません。番号を確認してください。何も送信していません。",
  database_unavailable: "突合できませんでした。データベースに接続できません。何も送信していません。",
  perhaps_saved:
    "突合の結果を保存できたかどうかを確認できませんでした。データベースへの接続が切れました。何も送信していません。",
};

export function lookRefusalText({ code }: LookRefusal): string {
  return LOOK_REFUSAL[code];
}
