import { areTooSlow } from "../books/recovery";
import { type RecoverySummary, recoverySummaryOf, type Summary, secondsSince } from "../summary";
import type { BatchResult } from "./batch";
import type { FaultCounts } from "./faults/kinds";

export interface SimSummary extends Summary, RecoverySummary {
  readonly faults: FaultCounts;
}

/** `since`: when it began, by `performance.now()`. */
export function summaryOf(seed: string, result: BatchResult, since: number): SimSummary {
  const { runs, operations, faults } = result;
  const recovery = recoverySummaryOf(result.recoveries);
  const violations = result.violations + (areTooSlow(result.recoveries) ? 1 : 0);
  return { suite: "sim", seed, runs, operations, violations, seconds: secondsSince(since), ...recovery, faults };
}
