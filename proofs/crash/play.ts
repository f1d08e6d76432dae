import type { BrokenPromise } from "../invariants/violation";
import type { CrashShop } from "./crash-shop";
import { type Over, takeAway } from "./outage";
import type { Kill, PlannedOutage } from "./plan";
import { DidNotCome } from "./until";
import { type Killed, killWeb, untilUpForAWhile } from "./web-kill";
import { killWorker } from "./worker-kill";

export interface PlayedKills {
  readonly killed: readonly Killed[];
  readonly outages: readonly Over[];
  /** What did not come back by itself, or broke otherwise: nothing was struck down after that. */
  readonly broke: readonly BrokenPromise[];
}

export type Say = (sentence: string) => void;

/** One at a time, in the order of asking. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  readonly take = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Plays kills and outages. Kills of the web app and outages follow one another. Kills of the worker go on beside them, on
 * orders of their own, and need the web app only at their start. So an operation that a dead web app left behind may meet
 * a dying worker too.
 */
export async function play(
  at: CrashShop,
  kills: readonly Kill[],
  outages: readonly PlannedOutage[],
  say: Say,
): Promise<PlayedKills> {
  const playing = new Playing(at, say);
  const of = (target: Kill["target"]) => kills.filter((kill) => kill.target === target);
  await Promise.all([playing.webAndBelow(of("web"), outages), playing.worker(of("worker"))]);
  return playing;
}

class Playing implements PlayedKills {
  readonly killed: Killed[] = [];
  readonly outages: Over[] = [];
  readonly broke: BrokenPromise[] = [];
  readonly #at: CrashShop;
  readonly #say: Say;
  readonly #turns = new Turns();

  constructor(at: CrashShop, say: Say) {
    this.#at = at;
    this.#say = say;
  }

  async webAndBelow(kills: readonly Kill[], outages: readonly PlannedOutage[]): Promise<void> {
    const left = [...outages];
    const every = Math.max(1, Math.floor(kills.length / Math.max(1, left.length)));
    let upSince = this.#at.since;
    for (const [count, kill] of kills.entries()) {
      await this.#orBreak(kill.point.name, async () => {
        await untilUpForAWhile(upSince);
        const one = await this.#turns.take(() => killWeb(this.#at, kill));
        upSince = one.backAt;
        this.#note(one);
      });
      if ((count + 1) % every === 0) await this.#outage(left.shift());
    }
    while (left.length > 0) await this.#outage(left.shift());
  }

  async worker(kills: readonly Kill[]): Promise<void> {
    for (const kill of kills) {
      await this.#orBreak(kill.point.name, async () => this.#note(await killWorker(this.#at, kill, this.#turns.take)));
    }
  }

  async #outage(outage: PlannedOutage | undefined): Promise<void> {
    if (outage === undefined) return;
    await this.#orBreak(outage.what, async () => {
      const one = await this.#turns.take(() => takeAway(this.#at, outage));
      this.outages.push(one);
      const { answer, awayMs } = one;
      this.#say(`${outage.what} ${outage.point.name} (${outage.verb}): ${answer.word}, away ${awayMs} ms`);
    });
  }

  #note(one: Killed): void {
    this.killed.push(one);
    const { kill, awayMs } = one;
    this.#say(`${kill.index} ${kill.target} ${kill.point.name} (${kill.verb}): away ${awayMs} ms`);
  }

  /** After the first violation the suite kills nothing more, and judges the shop as it stands. */
  async #orBreak(what: string, work: () => Promise<void>): Promise<void> {
    if (this.broke.length > 0) return;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DidNotCome)) throw error;
      this.broke.push({ rule: 7, what: `${what}: ${error.message}` });
    }
  }
}
