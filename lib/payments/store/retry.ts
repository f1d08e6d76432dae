import type { Clock } from "./port";
import { StoreError, type StoreErrorKind } from "./store-error";

/** Waits between the tries, in milliseconds; as many further tries as there are waits. */
const DECIDE_WAITS = [20, 60, 150];
// Within the lease, so that the fence holds.
const SETTLE_WAITS = [50, 150, 400, 900];

/** For a decision made under lock: a lost race is tried again, an absent database is told to the caller at once. */
export function retryOnConflict<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  return retry(clock, ["conflict"], DECIDE_WAITS, work);
}

/** For writing a provider's answer that has arrived: an absent database is worth waiting for. */
export function retryOnConflictOrAway<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  return retry(clock, ["conflict", "away"], SETTLE_WAITS, work);
}

/** Repeats `work` after store errors of these kinds. `work` must be repeatable as a whole. */
async function retry<T>(
  clock: Clock,
  on: readonly StoreErrorKind[],
  waits: readonly number[],
  work: () => Promise<T>,
): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || !on.includes(error.kind)) throw error;
      await clock.wait(wait);
    }
  }
  return work();
}
