import { setTimeout as pause } from "node:timers/promises";
import type { Gateway } from "@/lib/gateway/port";
import type { Store } from "@/lib/payments/store/port";
import { StoreError } from "@/lib/payments/store/store-error";
import type { FaultRates } from "../../fault-rates";
import { INJECTED } from "../../fault-words";
import { forever } from "../../forever";
import type { SeededRandom } from "../../random";
import type { MachineFault } from "../script/kinds";

/** Where a verb may be abandoned. */
const ABANDON_POINTS = [
  "in the first transaction",
  "after the first COMMIT",
  "before the call",
  "in the call",
  "after the answer",
  "in the second transaction",
  "after the second COMMIT",
] as const;
export type AbandonPoint = (typeof ABANDON_POINTS)[number];

/** What goes wrong with one request in its web process, drawn before it begins. */
export interface RequestFaultPlan {
  readonly dies: AbandonPoint | null;
  /** The transaction whose COMMIT fails, counted from 1; 0 for none. */
  readonly conflictAt: number;
  /** The one whose COMMIT stands and is not answered. */
  readonly lostAt: number;
  /** Stands still for so long after the first COMMIT, or after the provider's answer; 0 for not at all. */
  readonly stallMs: number;
  readonly stallsBefore: boolean;
}

export const UNHARMED: RequestFaultPlan = { dies: null, conflictAt: 0, lostAt: 0, stallMs: 0, stallsBefore: false };

/** Around the end of a request (8 s) and of the lease (10 s). */
const STALL_MS = [1_000, 7_500, 8_500, 10_500, 12_000] as const;

export function drawnFaultPlan(rates: FaultRates<MachineFault>, random: SeededRandom): RequestFaultPlan {
  const dies = random.chance(rates.crash) ? random.pick(ABANDON_POINTS) : null;
  const conflictAt = random.chance(rates.serialization_failure) ? random.int(1, 3) : 0;
  const lostAt = random.chance(rates.commit_answer_lost) ? random.int(1, 2) : 0;
  const stallMs = random.chance(rates.stall) ? random.pick(STALL_MS) : 0;
  return { dies, conflictAt, lostAt, stallMs, stallsBefore: random.chance(0.4) };
}

/** Thrown in a transaction whose process dies: the database rolls it back. */
export class Died extends Error {
  override readonly name = "Died";
}

/** One request as its process lives it. */
export class Life {
  readonly #plan: RequestFaultPlan;
  readonly #happened: (kind: MachineFault, where: string) => void;
  readonly #died: () => void;
  #transactions = 0;
  #dead = false;

  constructor(plan: RequestFaultPlan, happened: (kind: MachineFault, where: string) => void, died: () => void) {
    this.#plan = plan;
    this.#happened = happened;
    this.#died = died;
  }

  store(inner: Store): Store {
    return {
      ...inner,
      transaction: async (work) => {
        this.#transactions += 1;
        const nth = this.#transactions;
        const place = nth === 1 ? "first" : nth === 2 ? "second" : null;
        try {
          const result = await inner.transaction(async (tx) => {
            const done = await work(tx);
            if (place !== null && this.#meets(`in the ${place} transaction`)) throw new Died();
            this.#maybeConflict(nth);
            return done;
          });
          if (place !== null && this.#meets(`after the ${place} COMMIT`)) return forever();
          if (nth === 1 && this.#plan.stallsBefore) await this.#maybeStall("after the first COMMIT");
          this.#maybeLost(nth);
          return result;
        } catch (error) {
          if (error instanceof Died || this.#dead) return forever();
          throw error;
        }
      },
    };
  }

  gateway(inner: Gateway): Gateway {
    return {
      ...inner,
      authorize: (request) => this.#call(() => inner.authorize(request)),
      operate: (paymentId, request) => this.#call(() => inner.operate(paymentId, request)),
    };
  }

  async #call<T>(call: () => Promise<T>): Promise<T> {
    if (this.#meets("before the call")) return forever();
    const reply = call();
    if (this.#meets("in the call")) return forever();
    const heard = await reply;
    if (!this.#plan.stallsBefore) await this.#maybeStall("after the answer");
    return this.#meets("after the answer") ? forever() : heard;
  }

  #meets(place: AbandonPoint): boolean {
    if (this.#plan.dies !== place || this.#dead) return this.#dead;
    this.#dead = true;
    this.#happened("crash", place);
    this.#died();
    return true;
  }

  async #maybeStall(where: string): Promise<void> {
    const { stallMs } = this.#plan;
    if (stallMs === 0 || this.#dead) return;
    this.#happened("stall", `${stallMs} ms ${where}`);
    await pause(stallMs);
  }

  #maybeConflict(nth: number): void {
    if (this.#plan.conflictAt !== nth) return;
    this.#happened("serialization_failure", `transaction ${nth}`);
    throw new StoreError("conflict", `${INJECTED} could not serialize`);
  }

  #maybeLost(nth: number): void {
    if (this.#plan.lostAt !== nth) return;
    this.#happened("commit_answer_lost", `transaction ${nth}`);
    throw new StoreError("away", `${INJECTED} the answer to COMMIT was lost`, { perhapsCommitted: true });
  }
}
