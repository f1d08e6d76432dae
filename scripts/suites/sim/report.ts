import type { BatchResult } from "./batch";
import type { FaultCounts } from "./faults/kinds";

/** What a repair after a crash may take, in the worst of a hundred cases. */
const RECOVERY_P99_LIMIT_MS = 20_000;
/** Fewer say nothing about the worst of a hundred. */
const ENOUGH_RECOVERIES = 100;

/** The last line of standard output. */
export interface Summary {
  readonly suite: "sim";
  readonly seed: string;
  readonly runs: number;
  readonly operations: number;
  readonly violations: number;
  readonly seconds: number;
  readonly recoveries: number;
  readonly recoveryP99Ms: number | null;
  readonly faults: FaultCounts;
}

export function summaryOf(seed: string, result: BatchResult, seconds: number): Summary {
  const { runs, operations, faults, recoveries } = result;
  const recoveryP99Ms = p99(recoveries);
  const slow = recoveries.length >= ENOUGH_RECOVERIES && (recoveryP99Ms ?? 0) >= RECOVERY_P99_LIMIT_MS;
  return {
    suite: "sim",
    seed,
    runs,
    operations,
    violations: result.violations + (slow ? 1 : 0),
    seconds: Math.round(seconds * 10) / 10,
    recoveries: recoveries.length,
    recoveryP99Ms,
    faults,
  };
}

function p99(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? null;
}

/** The one command that plays a history again, with its events. */
export function replayCommand(seed: string, index: number): string {
  return `npm run test:sim -- --seed ${seed} --only ${index}`;
}
