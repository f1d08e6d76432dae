import { p99 } from "./invariants/recovery";
import type { BrokenPromise } from "./invariants/violation";

/** What the last line of a suite's standard output says at least. */
export interface Summary {
  readonly suite: string;
  readonly seed: string;
  /** As many as the size option counts: histories, kills, actions, patches. */
  readonly runs: number;
  readonly operations: number;
  readonly violations: number;
  readonly seconds: number;
  /** What this machine could not do. */
  readonly skipped?: readonly string[];
}

/** Prints the last line, and says by the exit code whether every promise held. */
export function conclude(summary: Summary): void {
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  process.exitCode = summary.violations === 0 ? 0 : 1;
}

/** Seconds since an instant of `performance.now()`, to a tenth. */
export function secondsSince(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10;
}

export function violationText({ rule, what }: BrokenPromise): string {
  return rule === 0 ? `The product broke: ${what}` : `Broken promise ${rule}: ${what}`;
}

export interface RecoverySummary {
  readonly recoveries: number;
  readonly recoveryP99Ms: number | null;
}

/** How long repairs after crashes took, in the worst of a hundred cases. */
export function recoverySummaryOf(recoveries: readonly number[]): RecoverySummary {
  return { recoveries: recoveries.length, recoveryP99Ms: p99(recoveries) };
}
