import { TAX_PERCENT } from "@/lib/money/tax";
import type { ChangedField } from "./contract";
import type { OrderPatch } from "./patches";
import type { OrderLine, OrderRecord } from "./records";

const PLAIN = [
  "total",
  "shippingFee",
  "fee",
  "discount",
  "points",
  "status",
  "memo",
  "stage",
  "cancellationMark",
  "paid",
  "paidOn",
  "carrier",
  "slipNumber",
  "slipNumberSent",
  "shippedOn",
] as const;

type ChangingOrder = Pick<OrderRecord, (typeof PLAIN)[number] | "methodId" | "lines">;

/** What a patch really changes, field by field, as the trail keeps it and a stale dialog shows it. */
export function changesOf(before: ChangingOrder, patch: OrderPatch): readonly ChangedField[] {
  const changes: ChangedField[] = PLAIN.flatMap((field) => {
    const after: ChangedField["after"] | undefined = patch[field];
    return after === undefined || after === before[field] ? [] : [{ field, before: before[field], after }];
  });
  const { methodId } = patch;
  if (methodId !== undefined && methodId !== before.methodId) {
    changes.push({ field: "method", before: before.methodId, after: methodId });
  }
  const lines = patch.lines === undefined ? null : { before: written(before.lines), after: written(patch.lines) };
  if (lines !== null && lines.before !== lines.after) changes.push({ field: "lines", ...lines });
  return changes;
}

function written(lines: readonly OrderLine[]): string {
  return lines.map(writtenLine).join("\n");
}

function writtenLine({ productCode, name, unitPrice, quantity, taxRate }: OrderLine): string {
  const what = productCode === "" ? name : `${productCode} ${name}`;
  return `${what} ${unitPrice}×${quantity}${taxRate === "standard" ? "" : ` (${TAX_PERCENT[taxRate]}%)`}`;
}

/** Several events as one difference: each field from its first value to its last, those that came back left out. */
export function mergeChanges(
  events: readonly { readonly changes: readonly ChangedField[] }[],
): readonly ChangedField[] {
  const merged = new Map<ChangedField["field"], ChangedField>();
  for (const change of events.flatMap((event) => event.changes)) {
    const first = merged.get(change.field);
    merged.set(change.field, {
      field: change.field,
      before: first === undefined ? change.before : first.before,
      after: change.after,
    });
  }
  return [...merged.values()].filter((change) => change.before !== change.after);
}
