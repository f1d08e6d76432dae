import { RACE_FIELDS } from "../race/fields";
import { SeededRandom } from "../random";
import { colleagueOf } from "./colleague";
import { judgeScreen } from "./judge";
import type { BrowserSlot, Fresh, Park } from "./park";
import { STUCK_AFTER_MS } from "./patience";
import { RandomWalk } from "./walk";

/** What a walk came to. */
export interface WalkResult {
  readonly number: number;
  readonly trail: readonly string[];
  readonly broken: string | null;
  /** How long after each step the screen was right, in milliseconds. */
  readonly rightAfterMs: readonly number[];
}

const FEWEST_STEPS = 5;
const MOST_STEPS = 11;

/** Methods whose cancel and amount change reach the provider; of some of them a flag decides. */
const METHODS = [...RACE_FIELDS.allVerbs, ...RACE_FIELDS.byFlag];

export interface WalkAsked {
  readonly seed: string;
  readonly number: number;
}

/** Takes one walk of a seed on an order of its own. What the shop breaks is answered; what breaks the suite is thrown. */
export async function playWalk(park: Park, { seed, number }: WalkAsked, slot: BrowserSlot): Promise<WalkResult> {
  const random = new SeededRandom(`${seed} walk ${number}`);
  const { url, sql, meeting } = park;
  const orderNumber = `W${number}-1`;
  await meeting.shelf.order({
    orderNumber,
    methodId: random.pick(METHODS),
    stage: random.chance(0.25) ? "after_capture" : "before_capture",
  });
  const { operators, admins } = meeting.staff;
  const colleague = colleagueOf({ operator: random.pick(operators), admin: admins[0] }, random);
  const { browser } = slot;
  browser.setDefaultTimeout(STUCK_AFTER_MS);
  const walk = new RandomWalk({ browser, url, sql, colleague, random, orderNumber }, await browser.newPage());
  const rightAfterMs: number[] = [];
  try {
    const broken = await wander(walk, slot.fresh, random.int(FEWEST_STEPS, MOST_STEPS), rightAfterMs);
    const told = broken === null ? null : `${broken}\n  after ${walk.trail.join(", ")}`;
    return { number, trail: walk.trail, broken: told, rightAfterMs };
  } finally {
    await walk.leave();
  }
}

async function wander(walk: RandomWalk, fresh: Fresh, steps: number, rightAfterMs: number[]): Promise<string | null> {
  try {
    await walk.begin();
    for (let step = 0; step < steps; step += 1) {
      const brokenBySave = await walk.step();
      if (brokenBySave !== null) return brokenBySave;
      const since = performance.now();
      const broken = await judgeScreen(walk, fresh);
      if (broken !== null) return broken;
      rightAfterMs.push(Math.round(performance.now() - since));
    }
    return null;
  } catch (error) {
    // A screen that does not come, a button that cannot be pressed: the walker is stuck, as a person would be.
    return `stuck: ${error instanceof Error ? error.message : String(error)}`;
  }
}
