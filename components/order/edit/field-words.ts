import { fieldIssueText } from "@/lib/messages/field-issues";
import { formatYen, MAX_YEN } from "@/lib/money/yen";
import type { EditPart } from "@/lib/payments/model/edit-part";
import { QUANTITY_MAX } from "@/lib/payments/model/edit-totals";
import { LINE_NAME_MAX, PRODUCT_CODE_MAX } from "@/lib/text/limits";
import type { DraftIssue } from "./edit-draft";

/** The id of a field's control, from its path; summaries link to it. */
export function editFieldId(field: string): string {
  return `edit-${field.replaceAll(".", "-")}`;
}

/** The id of the box that asks for a choice between two values of a part. */
export function conflictId(part: EditPart): string {
  return `conflict-${part.replaceAll(".", "-")}`;
}

const LABEL: Readonly<Record<string, string>> = {
  name: "商品名",
  productCode: "商品コード",
  taxRate: "税率",
  quantity: "数量",
  unitPrice: "単価",
  shippingFee: "送料",
  fee: "手数料",
  discount: "値引",
  points: "ポイント",
  lines: "商品",
  total: "合計",
};

/** 「2行目の単価」, 「送料」. */
export function fieldLabel(field: string): string {
  const [head = "", index, column] = field.split(".");
  const label = LABEL[column ?? head] ?? head;
  return index === undefined ? label : `${Number(index) + 1}行目の${label}`;
}

export function editIssueText(issue: DraftIssue): string {
  const column = issue.field.split(".").at(-1) ?? "";
  if (column === "name") {
    return fieldIssueText(issue.code, { label: "商品名", kind: "text", max: String(LINE_NAME_MAX) });
  }
  if (column === "productCode") {
    return fieldIssueText(issue.code, { label: "商品コード", kind: "text", max: String(PRODUCT_CODE_MAX) });
  }
  if (column === "quantity") {
    const max = QUANTITY_MAX.toLocaleString("ja-JP");
    return fieldIssueText(issue.code, { label: "数量", kind: "quantity", max });
  }
  return fieldIssueText(issue.code, { label: fieldLabel(issue.field), kind: "amount", max: formatYen(MAX_YEN) });
}
