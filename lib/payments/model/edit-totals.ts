import { MAX_YEN } from "@/lib/money/yen";
import { err, ok, type Result } from "@/lib/result/result";
import { LINE_NAME_MAX, PRODUCT_CODE_MAX } from "@/lib/text/limits";
import { nameProblem } from "@/lib/text/name";
import type { AmountIssue, OrderEdit } from "./contract";

export const LINES_MAX = 200;
export const QUANTITY_MAX = 9_999;

export interface EditTotals {
  readonly subtotal: number;
  readonly shippingFee: number;
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
  /** subtotal + shippingFee + fee − discount − points */
  readonly total: number;
}

/** The totals of an edit in whole yen, or every field that is wrong. */
export function editTotals(edit: OrderEdit): Result<EditTotals, readonly AmountIssue[]> {
  const issues: AmountIssue[] = [];
  if (edit.lines.length === 0) issues.push({ field: "lines", code: "no_lines" });
  if (edit.lines.length > LINES_MAX) issues.push({ field: "lines", code: "too_large" });
  edit.lines.forEach((line, index) => {
    issues.push(...lineIssues(line, `lines.${index}`));
  });
  for (const field of ["shippingFee", "fee", "discount", "points"] as const) {
    issues.push(...numberIssues(edit[field], field, 0, MAX_YEN));
  }
  if (issues.length > 0) return err(issues);
  const { shippingFee, fee, discount, points } = edit;
  const subtotal = edit.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
  const total = subtotal + shippingFee + fee - discount - points;
  if (subtotal > MAX_YEN) return err([{ field: "lines", code: "too_large" }]);
  if (total > MAX_YEN) return err([{ field: "total", code: "too_large" }]);
  if (total < 0) return err([{ field: "total", code: "negative_total" }]);
  return ok({ subtotal, shippingFee, fee, discount, points, total });
}

function lineIssues(line: OrderEdit["lines"][number], path: string): readonly AmountIssue[] {
  const issues: AmountIssue[] = [];
  const name = nameProblem(line.name, LINE_NAME_MAX);
  if (name !== null) issues.push({ field: `${path}.name`, code: name });
  const code = line.productCode.trim() === "" ? null : nameProblem(line.productCode, PRODUCT_CODE_MAX);
  if (code !== null) issues.push({ field: `${path}.productCode`, code });
  issues.push(...numberIssues(line.quantity, `${path}.quantity`, 1, QUANTITY_MAX));
  issues.push(...numberIssues(line.unitPrice, `${path}.unitPrice`, 0, MAX_YEN));
  return issues;
}

function numberIssues(value: number, field: string, least: number, most: number): readonly AmountIssue[] {
  if (!Number.isFinite(value)) return [{ field, code: "not_a_number" }];
  if (!Number.isInteger(value)) return [{ field, code: "fraction" }];
  if (value < least) return [{ field, code: "negative" }];
  return value > most ? [{ field, code: "too_large" }] : [];
}
