import { areTooSlow } from "../invariants/recovery";
import { type RecoverySummary, recoverySummaryOf, type Summary, secondsSince } from "../summary";
import type { Tally } from "../tally";
import type { BatchResult } from "./batch";
import type { FaultCounts } from "./faults/kinds";

export interface SimSummary extends Summary, RecoverySummary {
  /** How many operations of each kind. */
  readonly kinds: Tally;
  readonly faults: FaultCounts;
}

/** `since`: when it began, by `performance.now()`. */
export function simSummaryOf(seed: string, result: BatchResult, since: number): SimSummary {
  const { runs, operations, kinds, faults } = result;
  const recovery = recoverySummaryOf(result.recoveries);
  const violations = result.violations + (areTooSlow(result.recoveries) ? 1 : 0);
  const counted = { runs, operations, violations, seconds: secondsSince(since) };
  return { suite: "sim", seed, ...counted, ...recovery, kinds, faults };
}
