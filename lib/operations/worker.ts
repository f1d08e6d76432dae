import { INQUIRY_LEASE_MS } from "./pace";
import type { Claimed } from "./port";
import { type RecoverDeps, recoverOrSetAside } from "./recover";

export interface SweepOptions {
  /** How many operations are taken at a time. */
  readonly limit: number;
}

/**
 * One sweep over what is due. Bounded and repeatable; an operation that breaks is logged and left to its lease, the
 * others go on. Answers how many were taken. Throws StoreError when nothing could be claimed.
 */
export async function sweep(deps: RecoverDeps, { limit }: SweepOptions): Promise<number> {
  const claimed = await deps.store.claimDue({ limit, leaseMs: INQUIRY_LEASE_MS });
  await Promise.all(claimed.map((one) => recoverAlone(deps, one)));
  return claimed.length;
}

async function recoverAlone(deps: RecoverDeps, claimed: Claimed): Promise<void> {
  const operationId = claimed.operation.id;
  try {
    const { operation, wrote } = await recoverOrSetAside(deps, claimed);
    if (wrote) deps.log("info", "operation_step", { operationId, state: operation.state, cause: operation.cause });
  } catch (error) {
    deps.log("error", "operation_step_failed", { operationId, why: wordsOf(error) });
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export interface WorkerOptions extends SweepOptions {
  /** Between two sweeps that found less than a full load. */
  readonly pollMs: number;
}

/**
 * Sweeps until `signal` says stop, and ends when the sweep it is in has ended. A database that is away is waited for.
 * Two workers may run side by side: each claims what the other has not.
 */
export async function runWorker(deps: RecoverDeps, options: WorkerOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const taken = await sweepOrSay(deps, options);
    if (taken < options.limit && !signal.aborted) await deps.clock.wait(options.pollMs, signal);
  }
}

async function sweepOrSay(deps: RecoverDeps, options: SweepOptions): Promise<number> {
  try {
    return await sweep(deps, options);
  } catch (error) {
    deps.log("warn", "sweep_failed", { why: wordsOf(error) });
    return 0;
  }
}
