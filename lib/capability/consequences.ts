import type { MethodId } from "./facts/catalogue";
import { cellOf } from "./facts/tables";
import type { Cell, Facts } from "./types";

/** What moving a payment from オーソリ確定前 to オーソリ確定後 does to one linkage of its method. */
export interface Consequence {
  readonly question: "cancel" | "amount";
  readonly kind: "taken_away" | "given" | "changed";
  readonly before: Cell | null;
  readonly after: Cell | null;
  /** Where the linkage stays: the words of the vocabulary in which the two cells differ. Otherwise empty. */
  readonly fields: readonly (keyof Facts)[];
}

/**
 * What capture takes away, gives and swaps, found by comparing the method's cells of both stages.
 * オーソリ時確定フラグ moves every later order there, so its consequences are the same.
 */
export function consequencesOfCapture(method: MethodId): readonly Consequence[] {
  return (["cancel", "amount"] as const).flatMap((question) => {
    const before = cellOf(method, `${question}.before_capture`);
    const after = cellOf(method, `${question}.after_capture`);
    const consequence = compare(before, after);
    return consequence === null ? [] : [{ question, before, after, ...consequence }];
  });
}

function compare(before: Cell | null, after: Cell | null): Pick<Consequence, "kind" | "fields"> | null {
  if (before === null) return after === null ? null : { kind: "given", fields: [] };
  if (after === null) return { kind: "taken_away", fields: [] };
  const fields = differing(before.facts, after.facts);
  return fields.length === 0 ? null : { kind: "changed", fields };
}

function differing(before: Facts, after: Facts): readonly (keyof Facts)[] {
  const words = new Set([...Object.keys(before), ...Object.keys(after)]) as ReadonlySet<keyof Facts>;
  return [...words].filter((word) => before[word] !== after[word]);
}
