import type { CardField, FieldError } from "../cards/typed-card";

/** What the provider's pages say. They are the provider's, and not the shop's: its words stand here. */
export const FIELD_ERROR: Readonly<Record<CardField, Readonly<Partial<Record<FieldError, string>>>>> = {
  number: {
    empty: "カード番号を入力してください。",
    not_a_number: "カード番号は数字で入力してください。",
    wrong_number: "カード番号が正しくありません。",
    unknown_brand: "このカードは取り扱っていません。",
  },
  expiry: {
    empty: "有効期限を入力してください。",
    not_a_month: "有効期限は月/年で入力してください(例: 12/28)。",
    past: "有効期限が過ぎています。",
    too_far: "有効期限の年を確かめてください。",
  },
  holder: {
    empty: "カード名義を入力してください。",
    not_letters: "カード名義は英字で入力してください。",
  },
  code: {
    empty: "セキュリティコードを入力してください。",
    not_a_number: "セキュリティコードは数字で入力してください。",
    wrong_length: "セキュリティコードの桁数が正しくありません。",
  },
};

/** For a person who tries the shop: what to type for which ending. docs/simulator.md has the same list. */
export const TEST_CARDS: readonly (readonly [number: string, ending: string])[] = [
  ["4111 1111 1111 1111", "承認(VISA)"],
  ["5555 5555 5555 4444", "承認(Mastercard)"],
  ["3530 1113 3330 0000", "承認(JCB)"],
  ["3782 822463 10005", "承認(American Express、コード4桁)"],
  ["4000 0000 0000 0002", "拒否"],
  ["4000 0027 6000 3184", "3Dセキュアの認証を求める"],
  ["4000 0000 0000 9235", "審査のあと承認"],
  ["4000 0000 0000 0127", "セキュリティコードなしとして拒否"],
];
