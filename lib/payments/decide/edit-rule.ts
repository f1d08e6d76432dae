import { type AmountRange, allowedRange } from "@/lib/capability/allowed-range";
import type { Case } from "@/lib/capability/case";
import { deadlineOf } from "@/lib/capability/deadlines";
import { capabilityOf } from "@/lib/capability/decide";
import { type EditChoice, editChoiceOf } from "@/lib/capability/facts/edit-choices";
import { cellOf } from "@/lib/capability/facts/tables";
import type { DeadlineRule, Facts } from "@/lib/capability/types";
import { MAX_YEN } from "@/lib/money/yen";
import type { NoAuthorization } from "@/lib/payments/model/contract";
import type { EpochMs } from "@/lib/time/epoch";
import { caseOf, type OrderFacts } from "./order-facts";
import { wireNameOf } from "./wire-name";

/**
 * All that the browser needs to answer an amount while it is typed, by the very function that decides on the server: the
 * cell, the case and the limit that the server worked out. No calendar, no tables.
 */
export type EditRule = EditLimits &
  (
    | { readonly noAuthorization: null; readonly asked: Case }
    /** Nothing lives at the provider: any total but 0 may be saved, in the shop alone. */
    | { readonly noAuthorization: NoAuthorization; readonly asked: null }
  );

interface EditLimits {
  readonly facts: Facts | null;
  readonly deadline: EpochMs | null;
  readonly deadlineRule: DeadlineRule | null;
  /** The method's own choice at edit time; null where it has none. */
  readonly choice: EditChoice | null;
  /** The provider's own names of the calls; null where a change that way is not linked. */
  readonly wireNames: { readonly decrease: string | null; readonly increase: string | null };
  /** null where no amount can be entered at all. */
  readonly range: AmountRange | null;
}

/** null where the payment is canceled. */
export function editRule(facts: OrderFacts): EditRule | null {
  const { noAuthorization } = facts;
  if (noAuthorization !== null) return { ...FREE, noAuthorization, asked: null };
  const asked = caseOf(facts, "amount");
  if (asked === null) return null;
  const cell = cellOf(asked.method, capabilityOf("amount", asked.stage))?.facts ?? null;
  return {
    noAuthorization: null,
    facts: cell,
    asked,
    deadline: cell === null ? null : deadlineOf(cell, asked),
    deadlineRule: cell?.deadline ?? null,
    choice: cell?.gate === "edit_choice" ? editChoiceOf(asked.method) : null,
    wireNames: { decrease: wireName(cell, asked, false), increase: wireName(cell, asked, true) },
    range: allowedRange(asked, MAX_YEN),
  };
}

function wireName(cell: Facts | null, asked: Case, increase: boolean): string | null {
  if (cell === null || cell.settled_at_capture === true || (increase && cell.decrease_only === true)) return null;
  const kind = cell.captures_with_change === true ? "change_amount_and_capture" : "change_amount";
  return wireNameOf(asked.method, kind, asked.stage, increase);
}

const FREE: EditLimits = {
  facts: null,
  deadline: null,
  deadlineRule: null,
  choice: null,
  wireNames: { decrease: null, increase: null },
  range: { min: 1, max: MAX_YEN, decreaseOnly: false },
};
