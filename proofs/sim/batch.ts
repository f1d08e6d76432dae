import type { BrokenPromise } from "../invariants/violation";
import { summed, type Tally } from "../tally";
import { type FaultCounts, MEMORY_FAULTS, noFaults } from "./faults/kinds";
import { playHistory } from "./history";

/** What a number of histories came to. */
export interface BatchResult {
  readonly runs: number;
  readonly operations: number;
  readonly kinds: Tally;
  readonly violations: number;
  readonly faults: FaultCounts;
  readonly recoveries: readonly number[];
  /** The first history of the batch that broke a promise. */
  readonly first: { readonly index: number; readonly violation: BrokenPromise } | null;
}

export interface Batch {
  readonly seed: string;
  readonly from: number;
  readonly until: number;
}

/** Histories side by side on one thread: while one has nothing to do before its next instant, another goes on. */
const ABREAST = 32;

/** Plays the histories `from` up to, not including, `until`. */
export async function playBatch({ seed, from, until }: Batch): Promise<BatchResult> {
  const results: BatchResult[] = [];
  let next = from;
  const lane = async (): Promise<void> => {
    while (next < until) {
      const index = next;
      next += 1;
      const { violations, ...result } = await playHistory(seed, index);
      const [violation] = violations;
      const first = violation === undefined ? null : { index, violation };
      results.push({ runs: 1, ...result, violations: violations.length, first });
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
  return together(results);
}

export function together(results: readonly BatchResult[]): BatchResult {
  const faults = noFaults();
  for (const result of results) for (const kind of MEMORY_FAULTS) faults[kind] += result.faults[kind];
  const sum = (part: "runs" | "operations" | "violations") => results.reduce((all, one) => all + one[part], 0);
  const firsts = results.map((result) => result.first).filter((first) => first !== null);
  return {
    runs: sum("runs"),
    operations: sum("operations"),
    kinds: summed(results.map((result) => result.kinds)),
    violations: sum("violations"),
    faults,
    recoveries: results.flatMap((result) => result.recoveries),
    first: firsts.sort((a, b) => a.index - b.index)[0] ?? null,
  };
}
