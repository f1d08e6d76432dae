import type { Clock } from "./port";
import { StoreError, type StoreErrorKind } from "./store-error";

export interface Again {
  readonly on: readonly StoreErrorKind[];
  /** Waits between the tries, in milliseconds; as many further tries as there are waits. */
  readonly waits: readonly number[];
}

/** A decision made under lock: lost races are tried again, an absent database is said at once. */
export const DECIDE_AGAIN: Again = { on: ["conflict"], waits: [20, 60, 150] };
/** Writing an answer that has already come: worth waiting for the database. Within the lease, so that the fence holds. */
export const SETTLE_AGAIN: Again = { on: ["conflict", "away"], waits: [50, 150, 400, 900] };

/** Repeats `work` on those store errors. For work that is repeatable as a whole. */
export async function again<T>(clock: Clock, how: Again, work: () => Promise<T>): Promise<T> {
  for (const wait of how.waits) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || !how.on.includes(error.kind)) throw error;
      await clock.wait(wait);
    }
  }
  return work();
}
