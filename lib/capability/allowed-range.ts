import type { Case } from "./case";
import { capabilityOf } from "./decide";
import { cellOf } from "./facts/tables";

/** Whole yen, both ends included. */
export interface AmountRange {
  readonly min: number;
  readonly max: number;
  /** 減額のみ: the upper end is the present amount and not the shop's own limit. */
  readonly decreaseOnly: boolean;
}

/**
 * The totals that an amount change may be saved with, `largest` being the most the shop takes in whole yen.
 * Never from 0: that is a cancel. null where nothing is left below the present amount.
 */
export function allowedRange(asked: Pick<Case, "method" | "stage" | "amount">, largest: number): AmountRange | null {
  const cell = cellOf(asked.method, capabilityOf("amount", asked.stage));
  const decreaseOnly = cell?.facts.decrease_only === true;
  const max = decreaseOnly ? Math.min(asked.amount, largest) : largest;
  return max < 1 ? null : { min: 1, max, decreaseOnly };
}
