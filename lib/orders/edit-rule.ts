import { type AmountRange, allowedRange } from "@/lib/capability/allowed-range";
import { deadlineOf } from "@/lib/capability/deadlines";
import { capabilityOf } from "@/lib/capability/decide";
import { type EditChoice, editChoiceOf } from "@/lib/capability/facts/edit-choices";
import { cellOf } from "@/lib/capability/facts/tables";
import type { Case, DeadlineRule, Facts } from "@/lib/capability/types";
import { MAX_YEN } from "@/lib/money/yen";
import { wireNameOf } from "@/lib/operations/wire-name";
import type { EpochMs } from "@/lib/time/epoch";
import { caseOf, type OrderFacts } from "./order-facts";

/**
 * All that the browser needs to answer an amount while it is typed, by the very function that decides on the server: the
 * cell, the case and the limit that the server worked out. No calendar, no tables.
 */
export interface EditRule {
  readonly facts: Facts | null;
  readonly asked: Case;
  readonly deadline: EpochMs | null;
  readonly deadlineRule: DeadlineRule | null;
  /** The method's own choice at edit time; null where it has none. */
  readonly choice: EditChoice | null;
  /** The provider's own names of the calls; null where a change that way is not linked. */
  readonly wireNames: { readonly decrease: string | null; readonly increase: string | null };
  /** null where no amount can be entered at all. */
  readonly range: AmountRange | null;
}

/** null where the payment is in no stage that the rules know. */
export function editRule(facts: OrderFacts): EditRule | null {
  const asked = caseOf(facts, "amount");
  if (asked === null) return null;
  const cell = cellOf(asked.method, capabilityOf("amount", asked.stage))?.facts ?? null;
  return {
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
