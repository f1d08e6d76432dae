import type { TaxRate } from "@/lib/money/tax";
import { formatYenDigits, parseYen, tidyYen, type YenError } from "@/lib/money/yen";
import type { EditLine, FieldIssue, OrderEdit } from "@/lib/payments/model/contract";
import { FEES } from "@/lib/payments/model/edit-part";
import { type EditTotals, editTotals } from "@/lib/payments/model/edit-totals";

/** What stands in the fields of 受注編集, as typed. */
export interface Draft {
  readonly lines: readonly DraftLine[];
  readonly shippingFee: string;
  readonly fee: string;
  readonly discount: string;
  readonly points: string;
}

export interface DraftLine {
  /** Tells lines apart while they come and go; never sent. */
  readonly key: string;
  readonly name: string;
  readonly productCode: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRate: TaxRate;
}

/** What is wrong with a field. */
export type DraftIssue = FieldIssue;

export type ReadDraft =
  | { readonly ok: true; readonly edit: Omit<OrderEdit, "editChoice">; readonly totals: EditTotals }
  | { readonly ok: false; readonly issues: readonly DraftIssue[] };

interface Amounts {
  readonly lines: readonly EditLine[];
  readonly shippingFee: number;
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
}

export function editDraftOf(order: Amounts): Draft {
  return {
    lines: order.lines.map((line, index) => ({
      key: `stored-${index}`,
      name: line.name,
      productCode: line.productCode,
      taxRate: line.taxRate,
      quantity: formatYenDigits(line.quantity),
      unitPrice: formatYenDigits(line.unitPrice),
    })),
    shippingFee: formatYenDigits(order.shippingFee),
    fee: formatYenDigits(order.fee),
    discount: formatYenDigits(order.discount),
    points: formatYenDigits(order.points),
  };
}

/** Reads every field; all that is wrong at once, each with its path. */
export function readEditDraft(draft: Draft): ReadDraft {
  const issues: DraftIssue[] = [];
  const read = (field: string, text: string): number => {
    const parsed = parseYen(text);
    if (parsed.ok) return parsed.value;
    issues.push({ field, code: CODES[parsed.error.code] });
    return 0;
  };
  const lines = draft.lines.map((line, index) => ({
    name: line.name,
    productCode: line.productCode,
    taxRate: line.taxRate,
    quantity: read(`lines.${index}.quantity`, line.quantity),
    unitPrice: read(`lines.${index}.unitPrice`, line.unitPrice),
  }));
  const [shippingFee, fee, discount, points] = [
    read("shippingFee", draft.shippingFee),
    read("fee", draft.fee),
    read("discount", draft.discount),
    read("points", draft.points),
  ];
  const edit = { lines, shippingFee, fee, discount, points };
  const totals = editTotals({ ...edit, editChoice: false });
  if (totals.ok && issues.length === 0) return { ok: true, edit, totals: totals.value };
  const found = new Set(issues.map((issue) => issue.field));
  const further = totals.ok ? [] : totals.error.filter((issue) => !found.has(issue.field));
  const all = [...issues, ...further];
  return { ok: false, issues: all.sort((a, b) => placeOf(a.field) - placeOf(b.field)) };
}

const COLUMNS = ["name", "productCode", "taxRate", "quantity", "unitPrice"];
const AFTER_LINES = ["lines", ...FEES, "total"];

/** Where a field stands on the page, so that a summary reads from top to bottom. */
function placeOf(field: string): number {
  const [, index, column = ""] = field.split(".");
  if (index === undefined) return Number.MAX_SAFE_INTEGER - AFTER_LINES.length + AFTER_LINES.indexOf(field);
  return Number(index) * COLUMNS.length + COLUMNS.indexOf(column);
}

const CODES: Record<YenError["code"], FieldIssue["code"]> = {
  empty: "required",
  negative: "negative",
  fraction: "fraction",
  too_large: "too_large",
  not_a_number: "not_a_number",
};

/** Line by line, without the keys: what would be sent. */
export function sameDraft(a: Draft, b: Draft): boolean {
  return FEES.every((fee) => tidyYen(a[fee]) === tidyYen(b[fee])) && sameLines(a.lines, b.lines);
}

export function sameLines(a: Draft["lines"], b: Draft["lines"]): boolean {
  return a.length === b.length && a.every((line, index) => sameLine(line, b[index]));
}

export function sameLine(line: DraftLine, other: DraftLine | undefined): boolean {
  return (
    line.name === other?.name &&
    line.productCode === other.productCode &&
    line.taxRate === other.taxRate &&
    tidyYen(line.quantity) === tidyYen(other.quantity) &&
    tidyYen(line.unitPrice) === tidyYen(other.unitPrice)
  );
}
