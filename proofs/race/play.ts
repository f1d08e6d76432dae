import type { BrokenPromise } from "../invariants/violation";
import { SeededRandom } from "../random";
import { oneAnswerEach } from "./judges/one-answer";
import { whyUnreadable } from "./judges/readable";
import { kindAt, type RaceKind, run } from "./kinds";
import { type RaceConfirmation, type RaceHarness, RaceOver, Track } from "./track";

/** What a race came to. */
export interface RaceResult {
  readonly number: number;
  readonly kind: RaceKind;
  readonly actions: number;
  readonly broken: readonly BrokenPromise[];
  readonly confirmed: readonly RaceConfirmation[];
}

/** Runs one race of a seed and judges all answers. Never throws for what the shop does. */
export async function runRace(seed: string, number: number, harness: RaceHarness): Promise<RaceResult> {
  const kind = kindAt(seed, number);
  const track = new Track(number, new SeededRandom(`${seed} race ${number}`), harness);
  harness.say(`\nrace ${number}: ${kind}`);
  try {
    await run(kind, track);
    oneAnswerEach(track);
    await everybodyCouldRead(track);
  } catch (error) {
    if (!(error instanceof RaceOver)) throw error;
  }
  const { actions, broken, confirmed } = track;
  return { number, kind, actions, broken, confirmed };
}

/** The words stand beside the order as it is now, as on the screen. */
async function everybodyCouldRead(track: Track): Promise<void> {
  const [first] = track.orders;
  if (first === undefined) return;
  for (const order of track.orders) {
    const refused = track.refused.filter((one) => (one.order ?? first) === order);
    if (refused.length === 0) continue;
    const view = await track.view(order);
    for (const one of refused) {
      const why = whyUnreadable(one, view);
      if (why !== null) track.break(`${one.action} was refused with ${JSON.stringify(one.failure)}, and ${why}`);
    }
  }
}
