import type { ChangedField, Conflict } from "@/lib/payments/model/contract";
import { actorInSentence } from "./staff-name";

/** Values of a conflict's sentences, ready to print. Parts that a code does not use stay empty. */
export interface ConflictSubject {
  readonly at: string;
  readonly by: string | null;
  /** 合計 12,800円 → 11,600円 */
  readonly changes: readonly string[];
  readonly operation: string;
  readonly deadline: string;
  readonly provider: string;
  /** What the act would do now, as a sentence; null where it would do nothing. */
  readonly now: string | null;
}

export interface ConflictWords {
  readonly lines: readonly string[];
  /** Whether opening the control anew makes sense. */
  readonly retry: boolean;
}

export const NOTHING_SENT = "何も送信していません。";

function nowSentence(s: ConflictSubject): readonly string[] {
  return s.now === null ? [] : [`いま操作すると、${s.now}`];
}

const CONFLICT: Record<Conflict["code"], (s: ConflictSubject) => ConflictWords> = {
  stale_version: (s) => ({
    lines: [
      `この受注は、${s.at}に${actorInSentence(s.by)}が更新しました。`,
      ...(s.changes.length === 0 ? [] : [`変更点:${s.changes.join("、")}`]),
      "内容を確認し、もう一度操作してください。",
    ],
    retry: true,
  }),
  flags_changed: (s) => ({
    lines: [
      s.changes.length === 0
        ? "この画面を開いている間に、設定が変わりました。"
        : `この画面を開いている間に、${s.changes.join("、")}。`,
      ...nowSentence(s),
    ],
    retry: true,
  }),
  deadline_passed_meanwhile: (s) => ({
    lines: [
      `この画面を開いている間に、連携の期限(${s.deadline})を過ぎました。${s.provider}には連携できません。`,
      ...nowSentence(s),
    ],
    retry: true,
  }),
  another_operation_open: (s) => ({
    lines: [
      `この受注では、${s.at}に${actorInSentence(s.by)}が送信した${s.operation}の結果がまだ決まっていません。決まるまで操作できません。`,
    ],
    retry: false,
  }),
  already_canceled: (s) => ({
    lines: [`この受注は、${s.at}に${actorInSentence(s.by)}が取り消しました。`],
    retry: false,
  }),
  preparation_expired: () => ({
    lines: ["確認画面を開いてから時間がたったため、内容を確認し直してください。"],
    retry: true,
  }),
  preparation_of_another: () => ({
    lines: ["この確認画面は、別の担当者が開いたものです。受注を開き直してください。"],
    retry: false,
  }),
  preparation_unknown: () => ({
    lines: ["確認画面の情報が見つかりません。受注を開き直してください。"],
    retry: true,
  }),
};

export function conflictWords(code: Conflict["code"], subject: ConflictSubject): ConflictWords {
  return CONFLICT[code](subject);
}

export const CHANGE_FIELD_WORD: Record<ChangedField["field"], string> = {
  total: "合計",
  shippingFee: "送料",
  fee: "手数料",
  discount: "値引",
  points: "ポイント",
  lines: "商品",
  status: "対応状況",
  memo: "メモ",
  stage: "段階",
  cancellationMark: "取消区分",
  method: "決済方法",
  paid: "入金",
  paidOn: "入金日",
  carrier: "配送会社",
  slipNumber: "伝票番号",
  slipNumberSent: "伝票番号の連携",
  shippedOn: "発送日",
  other: "その他の項目",
};

/** One changed flag as half a sentence. */
export function flagChangedWord(flag: string, after: string, note: string): string {
  return `${flag}が${after}になりました(${note})`;
}
