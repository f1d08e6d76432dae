import type { EpochMs } from "@/lib/time/epoch";
import type { SeededRandom } from "../random";
import type { FaultPlan } from "./faults/plan";
import type { Scheduler } from "./scheduler";

/** What every part of a history shares. */
export interface Environment {
  readonly scheduler: Scheduler;
  readonly random: SeededRandom;
  readonly plan: FaultPlan;
  readonly clocks: VirtualClocks;
  /** One line of the history, written only where the suite prints it. */
  readonly note: (text: () => string) => void;
  /** Something happened that may not: no check, the product itself broke. */
  readonly broke: (what: string) => void;
}

/** The database's clock and the provider's. They differ, and are set anew, by no more than the protocol's allowance. */
export class VirtualClocks {
  readonly #scheduler: Scheduler;
  readonly #random: SeededRandom;
  #database: number;
  #provider: number;

  constructor(scheduler: Scheduler, random: SeededRandom) {
    this.#scheduler = scheduler;
    this.#random = random;
    this.#database = this.#apart();
    this.#provider = this.#apart();
  }

  database(): EpochMs {
    return this.#scheduler.now + this.#database;
  }

  provider(): EpochMs {
    return this.#scheduler.now + this.#provider;
  }

  /** The true time at which the database's clock shows an instant, unless it is set anew meanwhile. */
  whenDatabaseShows(instant: EpochMs): EpochMs {
    return instant - this.#database;
  }

  jump(): string {
    if (this.#random.chance(0.5)) this.#database = this.#apart();
    else this.#provider = this.#apart();
    return `database ${this.#database} ms, provider ${this.#provider} ms off`;
  }

  /** Each clock is at most one second off, so that two differ by at most two seconds. */
  #apart(): number {
    return this.#random.pick([0, this.#random.int(-1_000, 1_000), 1_000, -1_000]);
  }
}
