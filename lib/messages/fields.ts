import type { FieldCode } from "@/lib/failures/field-codes";

/** What a sentence at a field needs to know of it. */
export interface FieldSubject {
  readonly label: string;
  readonly min?: number;
  readonly max?: number;
}

const FIELD: Record<FieldCode, (field: FieldSubject) => string> = {
  required: (f) => `${f.label}を入力してください。`,
  too_short: (f) => (f.min === undefined ? `${f.label}が短すぎます。` : `${f.min}文字以上で入力してください。`),
  too_long: (f) => (f.max === undefined ? `${f.label}が長すぎます。` : `${f.max}文字以内で入力してください。`),
  bad_character: (f) => badCharacterText(f.label),
  negative: () => "0以上で入力してください。",
  too_small: (f) => (f.min === undefined ? `${f.label}が小さすぎます。` : `${f.min}以上で入力してください。`),
  too_large: (f) => (f.max === undefined ? `${f.label}が大きすぎます。` : `${f.max}以下で入力してください。`),
  fraction: () => "小数は使えません。整数で入力してください。",
  not_a_number: () => "数字で入力してください。",
  bad_choice: (f) => `${f.label}の値が正しくありません。選び直してください。`,
  bad_format: (f) => `${f.label}の形式が正しくありません。`,
  bad_email: () => "メールアドレスの形式で入力してください。例:tanaka@example.jp",
  bad_https: () => "「https://」で始まるURLを入力してください。例:https://example.jp/notice",
};

/** These characters are invisible, and they turn or hide what stands beside them. */
export function badCharacterText(label: string): string {
  return `${label}に使えない文字(タブ、改行、文字の向きを変える記号など)が含まれています。`;
}

/** What is wrong with a value, said at its field. */
export function fieldText(code: FieldCode, field: FieldSubject): string {
  return FIELD[code](field);
}
