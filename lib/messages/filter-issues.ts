import type { YenError } from "@/lib/money/yen";

/** What is wrong with a typed condition, said at its field. */
export type FilterIssue =
  | { readonly of: "amount"; readonly error: YenError }
  | { readonly of: "range"; readonly kind: "days" | "amounts" }
  | { readonly of: "range_missing" };

const AMOUNT: Record<YenError["code"], string> = {
  empty: "金額を入力してください。",
  negative: "0円以上で入力してください。",
  fraction: "小数は使えません。1円単位で入力してください。",
  full_width: "半角数字で入力してください。例:12800",
  too_large: "99,999,999円以下で入力してください。",
  not_a_number: "半角数字で入力してください。例:12800",
};

export function filterIssueText(issue: FilterIssue): string {
  switch (issue.of) {
    case "amount":
      return AMOUNT[issue.error.code];
    case "range":
      return issue.kind === "days"
        ? "開始日を終了日より前にしてください。"
        : "下限の金額を上限の金額以下にしてください。";
    case "range_missing":
      return "開始日か終了日を入力してください。";
  }
}
