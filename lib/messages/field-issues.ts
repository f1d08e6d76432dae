import type { FieldIssue } from "@/lib/payments/model/contract";
import { badCharacterText } from "./fields";

/** What is wrong with a field, said at the field. `max` is ready to print. */
export interface FieldIssueSubject {
  readonly label: string;
  readonly kind: "amount" | "quantity" | "text";
  readonly max: string;
}

const FIELD_ISSUE: Record<FieldIssue["code"], (s: FieldIssueSubject) => string> = {
  required: (s) => (s.kind === "amount" ? "金額を入力してください。" : `${s.label}を入力してください。`),
  negative: (s) => (s.kind === "quantity" ? "1以上で入力してください。" : "0円以上で入力してください。"),
  fraction: (s) =>
    s.kind === "quantity"
      ? "小数は使えません。1単位で入力してください。"
      : "小数は使えません。1円単位で入力してください。",
  too_large: (s) => `${s.max}以下で入力してください。`,
  not_a_number: (s) => `数字で入力してください。例:${s.kind === "quantity" ? "2" : "12800"}`,
  too_long: (s) => `${s.label}は${s.max}文字以内で入力してください。`,
  bad_character: (s) => badCharacterText(s.label),
  no_lines: () => "商品を1つ以上入力してください。",
  of_another_order: (s) => `この${s.label}は、別の受注の決済です。`,
  not_a_day: (s) => `${s.label}を正しい日付で入力してください。`,
  in_future: (s) => `${s.label}は今日以前の日付にしてください。`,
  before_order: (s) => `${s.label}は注文日以降の日付にしてください。`,
  unknown_carrier: () => "配送会社を選択してください。",
  not_a_digit: (s) => `${s.label}に使えない文字があります。`,
  wrong_length: (s) => `${s.label}の桁数を確認してください。`,
  negative_total: () => "合計が0円より少なくなります。値引とポイントを見直してください。",
};

export function fieldIssueText(code: FieldIssue["code"], subject: FieldIssueSubject): string {
  return FIELD_ISSUE[code](subject);
}

export const FIELD_WORD = {
  summary: (count: number) => `入力内容を確認してください(${count}件)。`,
} as const;
