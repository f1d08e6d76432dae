import { providerOf } from "@/lib/capability/facts/catalogue";
import type { Claimed } from "@/lib/payments/store/port";
import { INQUIRY_LEASE_MS } from "./pace";
import { type RecoverDeps, recoverOrSetAside } from "./recover";

export interface WorkerOptions {
  /** How many operations it processes at once at most. */
  readonly limit: number;
  /** How many of these at one provider: below the limit, so that a provider that does not answer never has all places. */
  readonly each: number;
  /** Between two looks for what is due, while no step ends. */
  readonly pollMs: number;
}

/** How the product's worker works; the proofs on real machines run theirs alike. */
export const WORKER: WorkerOptions = { limit: 50, each: 40, pollMs: 1_000 };

/**
 * Claims what is due as places become free, until `signal` aborts; ends when every operation in flight has ended. No
 * operation waits for another one. While the database is away the worker polls on. Two workers may run side by side:
 * each claims what the other has not.
 */
export async function runWorker(deps: RecoverDeps, options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const inFlight = new InFlight(deps, options);
  let pollIsOver = true;
  let poll = Promise.resolve();
  while (!signal.aborted) {
    const asked = await takeOrSay(deps, inFlight);
    if (pollIsOver) {
      pollIsOver = false;
      poll = deps.clock.wait(options.pollMs, signal).then(() => {
        pollIsOver = true;
      });
    }
    await (asked ? Promise.race([inFlight.ended, poll]) : poll);
  }
  await inFlight.allEnded();
}

/**
 * Claims once what is due, and waits until every claimed operation has ended. Returns their number. Throws StoreError.
 * @internal Tests act as the worker, one claim at a time.
 */
export async function sweep(deps: RecoverDeps, { limit }: Pick<WorkerOptions, "limit">): Promise<number> {
  const inFlight = new InFlight(deps, { limit, each: limit });
  const taken = await inFlight.take();
  await inFlight.allEnded();
  return taken;
}

/** Whether the store could be asked. */
async function takeOrSay(deps: RecoverDeps, inFlight: InFlight): Promise<boolean> {
  try {
    await inFlight.take();
    return true;
  } catch (error) {
    deps.log("warn", "claim_failed", { why: wordsOf(error) });
    return false;
  }
}

/** The operations in flight: never more than `limit`, and never more than `each` at one provider. */
class InFlight {
  readonly #deps: RecoverDeps;
  readonly #limit: number;
  readonly #each: number;
  readonly #steps = new Set<Promise<void>>();
  readonly #byProvider = new Map<string, number>();
  #ended = wakeUpSignal();

  constructor(deps: RecoverDeps, { limit, each }: Pick<WorkerOptions, "limit" | "each">) {
    this.#deps = deps;
    this.#limit = limit;
    this.#each = each;
  }

  /** Resolves when a step has ended since the last `take` began: there may be more that is due, and a place for it. */
  get ended(): Promise<void> {
    return this.#ended.given;
  }

  /** Claims for the places that are free, and begins. Throws StoreError when nothing could be claimed. */
  async take(): Promise<number> {
    this.#ended = wakeUpSignal();
    const free = this.#limit - this.#steps.size;
    if (free === 0) return 0;
    const asked = { limit: free, each: this.#each, inFlight: this.#byProvider, leaseMs: INQUIRY_LEASE_MS };
    const claimed = await this.#deps.store.claimDue(asked);
    for (const one of claimed) this.#begin(one);
    return claimed.length;
  }

  async allEnded(): Promise<void> {
    await Promise.all(this.#steps);
  }

  #begin(claimed: Claimed): void {
    const provider = providerOf(claimed.operation.methodId);
    this.#count(provider, 1);
    const step = recoverAlone(this.#deps, claimed).finally(() => {
      this.#steps.delete(step);
      this.#count(provider, -1);
      this.#ended.give();
    });
    this.#steps.add(step);
  }

  #count(provider: string, by: 1 | -1): void {
    this.#byProvider.set(provider, (this.#byProvider.get(provider) ?? 0) + by);
  }
}

interface WakeUpSignal {
  readonly given: Promise<void>;
  readonly give: () => void;
}

function wakeUpSignal(): WakeUpSignal {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** An operation that breaks is logged and left to its lease; the others go on. */
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
