import type { Confirmation, OrderVerb, VerbRefusal } from "@/lib/payments/model/contract";
import { editTotals } from "@/lib/payments/model/edit-totals";
import type { LockedOrder, PendingEdit } from "@/lib/payments/model/records";
import { err, ok, type Result } from "@/lib/result/result";
import { searchTextOf } from "@/lib/search/search-text";
import type { EpochMs } from "@/lib/time/epoch";
import type { Typed } from "./decide-verb";
import { dayIssues, type TypedShipment, typedShipment } from "./typed-shipment";

/** What was typed; a change of amounts together with what the order becomes by it. */
export type TypedIn =
  | (Extract<Typed, { verb: "change_amount" }> & { readonly edit: PendingEdit })
  | Extract<Typed, { verb: "change_method" | "record_payment" }>
  | TypedShipment;

/** What staff typed, checked and added up; null for the verbs that have nothing to type. `now`: the database's clock. */
export function typedIn(
  verb: OrderVerb,
  confirmation: Confirmation,
  locked: LockedOrder,
  now: EpochMs,
): Result<TypedIn | null, VerbRefusal> {
  switch (verb) {
    case "change_amount":
      return typedEdit(confirmation, locked);
    case "change_method": {
      const { methodId } = confirmation;
      const missing = { code: "invalid_edit", fields: [{ field: "methodId", code: "required" }] } as const;
      return methodId === undefined ? err(missing) : ok({ verb, methodId });
    }
    case "record_payment": {
      const { paidOn = "" } = confirmation;
      const fields = dayIssues("paidOn", paidOn, locked.order.orderedAt, now);
      return fields.length > 0 ? err({ code: "invalid_edit", fields }) : ok({ verb, paidOn });
    }
    case "ship":
      return typedShipment(confirmation.shipping, locked, now);
    default:
      return ok(null);
  }
}

function typedEdit({ edit }: Confirmation, { order, payment }: LockedOrder): Result<TypedIn, VerbRefusal> {
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
    verb: "change_amount",
    newTotal: totals.value.total,
    editChoice: edit.editChoice,
    edit: { ...totals.value, lines, searchText },
  });
}
