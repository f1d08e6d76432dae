import { REGISTER_FIELD, REGISTER_WORD, registerFieldLabel, registerIssueText } from "@/lib/messages/register";
import { formatYen, MAX_YEN } from "@/lib/money/yen";
import { LINES_MAX, QUANTITY_MAX } from "@/lib/payments/model/edit-totals";
import type { RegistrationIssue } from "@/lib/payments/model/registration";
import {
  ADDRESS_MAX,
  CHOICE_MAX,
  CUSTOMER_NAME_MAX,
  LINE_NAME_MAX,
  MEMO_MAX,
  PRODUCT_CODE_MAX,
} from "@/lib/text/limits";

/** The id of a field's control, from its path; summaries link to it. */
export function registerFieldId(field: string): string {
  return `register-${field.replaceAll(".", "-")}`;
}

const TEXT_MAX: Readonly<Record<string, number>> = {
  name: CUSTOMER_NAME_MAX,
  kana: CUSTOMER_NAME_MAX,
  city: ADDRESS_MAX,
  street: ADDRESS_MAX,
  building: ADDRESS_MAX,
  method: CHOICE_MAX,
  wishedBand: CHOICE_MAX,
  productCode: PRODUCT_CODE_MAX,
  memo: MEMO_MAX,
};

export function registerFieldIssueText({ field, code }: RegistrationIssue): string {
  const column = field.split(".").at(-1) ?? "";
  if (column === "quantity") {
    const max = QUANTITY_MAX.toLocaleString("ja-JP");
    return registerIssueText(code, { label: REGISTER_FIELD.quantity ?? "", kind: "quantity", max });
  }
  const sum = { kind: "sum", max: formatYen(MAX_YEN) } as const;
  if (field === "total") return registerIssueText(code, { ...sum, label: REGISTER_WORD.total });
  if (field === "lines")
    return registerIssueText(code, { ...sum, label: REGISTER_WORD.linesAndTotal(String(LINES_MAX)) });
  const inLine = field.startsWith("lines.");
  const length = inLine && column === "name" ? LINE_NAME_MAX : TEXT_MAX[column];
  if (length !== undefined) {
    const label = inLine && column === "name" ? "商品名" : (REGISTER_FIELD[column] ?? "");
    return registerIssueText(code, { label, kind: "text", max: length.toLocaleString("ja-JP") });
  }
  const label = REGISTER_FIELD[column] ?? registerFieldLabel(field);
  return registerIssueText(code, { label, kind: "amount", max: formatYen(MAX_YEN) });
}
