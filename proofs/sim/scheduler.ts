import type { EpochMs } from "@/lib/time/epoch";
import type { SeededRandom } from "../random";

interface Due {
  readonly at: EpochMs;
  /** The seed decides the order of steps that are due at the same instant. */
  readonly lot: number;
  readonly run: () => void;
}

/** A worker that looks regularly and mostly finds nothing. The scheduler wakes it only when a look would find something. */
export interface Poller {
  /** The next instant at which a look finds something; null for none. */
  readonly wakeAt: () => EpochMs | null;
  readonly wake: () => void;
}

/** Virtual time. All of a history's waits end here, in the order that the seed decides. */
export class Scheduler {
  #now: EpochMs;
  readonly #random: SeededRandom;
  readonly #due: Due[] = [];
  readonly #pollers = new Set<Poller>();

  constructor(start: EpochMs, random: SeededRandom) {
    this.#now = start;
    this.#random = random;
  }

  /** The true time, which no clock of the history shows exactly. */
  get now(): EpochMs {
    return this.#now;
  }

  get waiting(): number {
    return this.#due.length;
  }

  after(ms: number, run: () => void): void {
    this.#due.push({ at: this.#now + Math.max(0, ms), lot: this.#random.next(), run });
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  poll(poller: Poller): void {
    this.#pollers.add(poller);
  }

  /** Plays until `done`, or until nothing is due up to `limit`; the clock then stands at `limit`. */
  async play(limit: EpochMs, done: () => boolean): Promise<void> {
    for (;;) {
      await everythingElse();
      if (done()) return;
      const next = this.#takeNext(limit);
      if (next === null) {
        this.#now = Math.max(this.#now, limit);
        return;
      }
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
  }

  #takeNext(limit: EpochMs): { readonly at: EpochMs; readonly run: () => void } | null {
    const due = this.#earliest();
    const poll = this.#earliestPoll();
    if (poll !== null && (due === null || poll.at < due.at)) {
      if (poll.at > limit) return null;
      this.#pollers.delete(poll.poller);
      return { at: poll.at, run: poll.poller.wake };
    }
    if (due === null || due.at > limit) return null;
    this.#due.splice(this.#due.indexOf(due), 1);
    return due;
  }

  #earliest(): Due | null {
    let first: Due | null = null;
    for (const due of this.#due) {
      if (first === null || due.at < first.at || (due.at === first.at && due.lot < first.lot)) first = due;
    }
    return first;
  }

  #earliestPoll(): { readonly at: EpochMs; readonly poller: Poller } | null {
    let first: { at: EpochMs; poller: Poller } | null = null;
    for (const poller of this.#pollers) {
      const at = poller.wakeAt();
      if (at !== null && (first === null || at < first.at)) first = { at, poller };
    }
    return first;
  }
}

/** Resolves when every promise that can go on has gone on. No time passes. */
function everythingElse(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
