import type { LiveChange } from "./change";

/** What the feed told while the network was away: how many things have changed since, each once. */

/** Of an order. A cancel changes its row, its payment and its operation; to a reader that is one change. */
const OF_AN_ORDER: ReadonlySet<LiveChange["kind"]> = new Set(["order", "payment", "operation", "task", "difference"]);
/** What moves by itself and says nothing of an order. */
const BESIDE: ReadonlySet<LiveChange["kind"]> = new Set(["look", "round", "session"]);

/** null where it is not known: the feed's memory did not reach back, or there were too many to tell one by one. */
export function countOf(told: readonly (readonly LiveChange[] | null)[]): number | null {
  const changed = new Set<string>();
  for (const changes of told) {
    if (changes === null) return null;
    for (const { kind, of } of changes) {
      if (BESIDE.has(kind)) continue;
      if (of === null && kind !== "shop") return null;
      changed.add(OF_AN_ORDER.has(kind) ? `order ${of}` : `${kind} ${of}`);
    }
  }
  return changed.size;
}
