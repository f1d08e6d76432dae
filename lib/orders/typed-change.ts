import type { LockedOrder, PendingEdit } from "@/lib/operations/records";
import { err, ok, type Result } from "@/lib/result/result";
import type { Confirmation, OrderVerb, VerbRefusal } from "./contract";
import type { TypedChange } from "./decide-verb";
import { editTotals } from "./edit-totals";
import { searchTextOf } from "./search-text";

/** The typed change together with what the order becomes by it. */
export interface TypedEdit extends TypedChange {
  readonly edit: PendingEdit;
}

/** What staff typed, checked and added up; null for the verbs that have nothing to type. */
export function typedChange(
  verb: OrderVerb,
  { edit }: Confirmation,
  { order, payment }: LockedOrder,
): Result<TypedEdit | null, VerbRefusal> {
  if (verb !== "change_amount") return ok(null);
  if (edit === undefined) return err({ code: "invalid_edit", fields: [{ field: "lines", code: "required" }] });
  const totals = editTotals(edit);
  if (!totals.ok) return err({ code: "invalid_edit", fields: totals.error });
  const lines = edit.lines.map(({ name, productCode, ...line }) => ({
    ...line,
    name: name.trim(),
    productCode: productCode.trim(),
  }));
  const providerPaymentId = payment?.providerPaymentId ?? null;
  const searchText = searchTextOf({ ...order, providerPaymentId, lines });
  return ok({
    newTotal: totals.value.total,
    editChoice: edit.editChoice,
    edit: { ...totals.value, lines, searchText },
  });
}
