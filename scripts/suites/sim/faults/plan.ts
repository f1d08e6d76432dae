import type { Random } from "../../random";
import { FAULT_KINDS, type FaultCounts, type FaultKind, noFaults } from "./kinds";

/** How often a fault comes where it can come, in a history that has it. */
const RATES: Readonly<Record<FaultKind, number>> = {
  lost_before: 0.3,
  lost_after: 0.3,
  slow: 0.3,
  doubled: 0.3,
  late_after_empty_inquiry: 0.35,
  error_after_acting: 0.25,
  garbage: 0.25,
  wrong_amount_echoed: 0.3,
  inquiry_down: 0.4,
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
  refused_by_provider: 0.2,
  unasked_console_work: 0.06,
  other_amount: 0.2,
  claimed_without_entry: 0.15,
  refused_with_entry: 0.15,
};

/** A calm history shows that nothing is needed to make the promises true. */
const CALM = 0.03;

/** Which faults a history has, how often, and how often they came. */
export class FaultPlan {
  readonly counts: FaultCounts = noFaults();
  readonly #random: Random;
  readonly #rates: Readonly<Record<FaultKind, number>>;
  #on = true;

  constructor(random: Random) {
    this.#random = random;
    const calm = random.chance(CALM);
    // Few kinds at once, often: what goes wrong together is found sooner than when everything does a little.
    const share = random.pick([0.15, 0.3, 0.6]);
    this.#rates = Object.fromEntries(
      FAULT_KINDS.map((kind) => {
        const chosen = random.chance(share) && !calm;
        return [kind, chosen ? RATES[kind] * random.pick([0.5, 1, 2]) : 0];
      }),
    ) as Record<FaultKind, number>;
  }

  /** Whether this one comes now. Whoever lets it take effect counts it. */
  wants(kind: FaultKind): boolean {
    return this.#on && this.#random.chance(this.#rates[kind]);
  }

  /** How likely it is where it can come; for acts that are drawn by weight. */
  rate(kind: FaultKind): number {
    return this.#on ? this.#rates[kind] : 0;
  }

  count(kind: FaultKind): void {
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
