import { formatYen } from "@/lib/money/yen";
import type { SeenWorkAsked, SeenWorkRefusal } from "@/lib/payments/model/repair";
import { formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { OPERATION_WORD } from "./operations";
import { ACTION_ERROR } from "./refusals";
import { staffName } from "./staff-name";
import type { StatusWord } from "./statuses";

/** 完了確認待ち: work in a provider's console that its ledger shows as done. */

export const SEEN_WORK_STATUS: StatusWord = {
  label: "完了確認待ち",
  tint: "blue",
  shape: "plain",
  icon: "git-compare-arrows",
};

type Kind = "cancel" | "change_amount";
const WORK: Record<Kind, string> = { cancel: "取消", change_amount: "金額変更" };

export const SEEN_WORK_WORD = {
  /** 11/25 15:30の突合で取消を確認 */
  seen: (at: string, kind: Kind) => `${at}の突合で${WORK[kind]}を確認`,
  consequence: (kind: Kind) =>
    kind === "cancel"
      ? "完了を確認すると、受注は取消済みになります。"
      : "完了を確認すると、決済の金額が受注と一致します。",
  done: "完了を確認",
  notThis: "完了していない",
  doneOf: (order: string) => `受注 ${order} の作業の完了を確認`,
  notThisOf: (order: string) => `受注 ${order} の作業は完了していない`,
  busy: "記録中",
} as const;

/** After the word was recorded. */
export function seenWorkSettled(order: string, word: SeenWorkAsked["outcome"], at: EpochMs, by: string): string {
  const stamp = `(${formatTime(at)} ${staffName(by)})`;
  return word === "done"
    ? `受注 ${order} の作業の完了を、決済代行会社の記録で確認しました${stamp}。何も送信していません。`
    : `受注 ${order} の作業は未対応のままにしました${stamp}。決済代行会社の記録は、突合の差異として表示します。何も送信していません。`;
}

const REFUSAL: { [C in SeenWorkRefusal["code"]]: (r: Extract<SeenWorkRefusal, { code: C }>) => string } = {
  task_not_found: () => "この作業が見つかりません。一覧を開き直してください。",
  task_closed: () => "この作業は、すでに記録済みです。",
  task_changed: (r) =>
    `この受注は、画面を開いたあとに変更されています。変更後の金額は${formatYen(r.amountAfter)}です。内容を確認し、もう一度記録してください。`,
  not_seen: () => "決済代行会社の記録で、この作業を確認できなくなりました。管理画面で状態を確認してください。",
  operation_open: (r) =>
    `この受注では${OPERATION_WORD[r.kind]}の結果がまだ決まっていません。決まるまで記録できません。`,
  provider_unreachable: () =>
    "決済代行会社の応答がないため、いまの記録を確認できません。時間をおいて、もう一度操作してください。",
  role: (r) => ACTION_ERROR.needsRole(r.needs),
  database_unavailable: () => "データベースに接続できません。復旧しだい自動で再接続します。",
  perhaps_saved: () => "データベースへの接続が切れました。復旧したら、一覧を開いて確認してください。",
};

/** Says first what became of the record, then why. */
export function seenWorkRefusalText(refusal: SeenWorkRefusal): string {
  // The map has a sentence for each code; the compiler cannot tie one to the other through the lookup.
  const sentence = REFUSAL[refusal.code] as (refusal: SeenWorkRefusal) => string;
  const lead =
    refusal.code === "perhaps_saved"
      ? "記録できたかどうかを確認できませんでした。何も送信していません。"
      : "記録していません。何も送信していません。";
  return `${lead}${sentence(refusal)}`;
}
