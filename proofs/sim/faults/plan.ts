import { COMMON_RATES, drawnRates, type FaultRates } from "../../fault-rates";
import type { SeededRandom } from "../../random";
import { type FaultCounts, MEMORY_FAULTS, type MemoryFault, noFaults } from "./kinds";

const RATES: FaultRates<MemoryFault> = {
  ...COMMON_RATES,
  crash: 0.012,
  flag_toggled: 0.15,
  role_revoked: 0.1,
  clock_jump: 0.1,
  serialization_failure: 0.12,
  commit_answer_lost: 0.08,
  commit_lost: 0.05,
  database_away: 0.02,
  stall: 0.03,
  pending: 0.2,
  other_amount: 0.2,
  claimed_without_entry: 0.15,
  refused_with_entry: 0.15,
};
const CALM = 0.03;

/** Which faults a history has, how often, and how often they came. */
export class FaultPlan {
  readonly counts: FaultCounts = noFaults();
  readonly #random: SeededRandom;
  readonly #rates: FaultRates<MemoryFault>;
  #on = true;

  constructor(random: SeededRandom) {
    this.#random = random;
    this.#rates = drawnRates(MEMORY_FAULTS, RATES, CALM, random);
  }

  /** Whether this fault comes now. The place that injects it counts it. */
  wants(kind: MemoryFault): boolean {
    return this.#on && this.#random.chance(this.#rates[kind]);
  }

  /** How likely it is where it can come; for acts that are drawn by weight. */
  rate(kind: MemoryFault): number {
    return this.#on ? this.#rates[kind] : 0;
  }

  count(kind: MemoryFault): void {
    this.counts[kind] += 1;
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  /** From here on everything works. */
  stop(): void {
    this.#on = false;
  }

  get stopped(): boolean {
    return !this.#on;
  }
}
