import type { Page } from "@playwright/test";
import { FIELDS } from "../race/fields";
import { Random } from "../random";
import { colleagueOf } from "./colleague";
import { judgeScreen } from "./judge";
import type { Park } from "./park";
import { listPath } from "./screens";
import { Walk } from "./walk";

/** What a walk came to. */
export interface WalkResult {
  readonly number: number;
  readonly trail: readonly string[];
  readonly broken: string | null;
}

const FEWEST_STEPS = 5;
const MOST_STEPS = 11;
const PATIENCE_MS = 15_000;

/** Methods whose cancel and amount change reach the provider; of some of them a flag decides. */
const METHODS = [...FIELDS.allVerbs, ...FIELDS.byFlag];

export interface WalkAsked {
  readonly seed: string;
  readonly number: number;
  readonly seat: number;
}

/** Takes one walk of a seed on an order of its own. What the shop breaks is answered; what breaks the suite is thrown. */
export async function playWalk(park: Park, { seed, number, seat }: WalkAsked, fresh: Page): Promise<WalkResult> {
  const random = new Random(`${seed} walk ${number}`);
  const { url, sql, meeting } = park;
  const orderNumber = `W${number}-1`;
  await meeting.shelf.order({
    orderNumber,
    methodId: random.pick(METHODS),
    stage: random.chance(0.25) ? "after_capture" : "before_capture",
  });
  const { operators, admins } = meeting.crew;
  const colleague = colleagueOf({ operator: random.pick(operators), admin: admins[0] }, random);
  const context = await park.window(seat);
  try {
    const page = await context.newPage();
    const ground = { context, url, sql, colleague, random, orderNumber, patienceMs: PATIENCE_MS };
    const walk = new Walk(ground, page);
    page.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${url}${listPath(orderNumber)}`, { waitUntil: "load" });
    const broken = await wander(walk, fresh, park, { orderNumber, steps: random.int(FEWEST_STEPS, MOST_STEPS) });
    return {
      number,
      trail: walk.trail,
      broken: broken === null ? null : `${broken}\n  after ${walk.trail.join(", ")}`,
    };
  } finally {
    await context.close();
  }
}

async function wander(
  walk: Walk,
  fresh: Page,
  { url }: Park,
  { orderNumber, steps }: { readonly orderNumber: string; readonly steps: number },
): Promise<string | null> {
  for (let step = 0; step < steps; step += 1) {
    try {
      const broken = (await walk.step()) ?? (await judgeScreen(walk, fresh, url, orderNumber));
      if (broken !== null) return broken;
    } catch (error) {
      // A screen that does not come, a button that cannot be pressed: the walker is stuck, as a person would be.
      return `stuck: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return null;
}
