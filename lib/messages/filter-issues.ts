import type { YenError } from "@/lib/money/yen";
import type { PlainDateError } from "@/lib/time/plain-date";

/** What is wrong with a typed condition, said at its field. */
export type FilterIssue =
  | { readonly of: "amount"; readonly error: YenError }
  | { readonly of: "day"; readonly error: PlainDateError }
  | { readonly of: "range"; readonly kind: "days" | "amounts" }
  | { readonly of: "range_missing" };

const AMOUNT: Record<YenError["code"], string> = {
  empty: "金額を入力してください。",
  negative: "0円以上で入力してください。",
  fraction: "小数は使えません。1円単位で入力してください。",
  too_large: "99,999,999円以下で入力してください。",
  not_a_number: "数字で入力してください。例:12800",
};

const DAY: Record<PlainDateError["code"], string> = {
  bad_date: "年月日を正しく入力してください。例:2026/11/23",
  no_such_date: "この日付はありません。年月日を正しく入力してください。",
  year_out_of_range: "1900年から2199年までの日付を入力してください。",
};

export function filterIssueText(issue: FilterIssue): string {
  switch (issue.of) {
    case "amount":
      return AMOUNT[issue.error.code];
    case "day":
      return DAY[issue.error.code];
    case "range":
      return issue.kind === "days"
        ? "開始日を終了日より前にしてください。"
        : "下限の金額を上限の金額以下にしてください。";
    case "range_missing":
      return "開始日か終了日を入力してください。";
  }
}
