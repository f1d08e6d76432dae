import { SeededRandom } from "../random";
import { CONFIRMATION_POINTS, type Point, REPAIR_POINTS, type Verb } from "./points";

interface Planned {
  /** Its number within the seed. */
  readonly index: number;
  readonly verb: Verb;
  readonly point: Point;
  /** Where the point is any instant: so long after the beginning. */
  readonly afterMs: number;
}

/** kill -9 of a process of the shop. */
export interface Kill extends Planned {
  readonly target: "web" | "worker";
  /** Worker: whether the call whose answer it has to find out about was carried out. */
  readonly carriedOut: boolean;
}

/** Something below the shop goes away at once and comes back. */
export interface PlannedOutage extends Planned {
  readonly what: "postgres_immediate" | "postgres_kill" | "connections_cut";
}

/** About how long a confirmation takes, and a repair until its first COMMIT. */
const CONFIRMATION_MS = 120;
const REPAIR_MS = 2_500;

/** The kills of a seed, web app and worker by turns: each one's every point before any comes again, in the seed's order. */
export function killsOf(seed: string, count: number): readonly Kill[] {
  const points = {
    web: inTurns(new SeededRandom(`${seed}/web`), CONFIRMATION_POINTS, Math.ceil(count / 2)),
    worker: inTurns(new SeededRandom(`${seed}/worker`), REPAIR_POINTS, Math.ceil(count / 2)),
  };
  return Array.from({ length: count }, (_, index) => {
    const target = index % 2 === 0 ? "web" : "worker";
    const point = points[target][Math.floor(index / 2)];
    if (point === undefined) throw new Error(`kill ${index} has no point`);
    const random = new SeededRandom(`${seed}/kill/${index}`);
    const afterMs = random.int(0, target === "web" ? CONFIRMATION_MS : REPAIR_MS);
    return { index, target, point, afterMs, verb: verbOf(point, random), carriedOut: random.chance(0.6) };
  });
}

/** What goes away below the shop, beside that many kills: one database and one cut of all connections for each twenty. */
export function outagesOf(seed: string, kills: number): readonly PlannedOutage[] {
  const each = Math.max(1, Math.round(kills / 20));
  const points = inTurns(new SeededRandom(`${seed}/outages`), CONFIRMATION_POINTS, 2 * each);
  return points.map((point, index) => {
    const random = new SeededRandom(`${seed}/outage/${index}`);
    const stop = random.pick(["postgres_immediate", "postgres_kill"] as const);
    const afterMs = random.int(0, CONFIRMATION_MS);
    return { index, what: index % 2 === 0 ? stop : "connections_cut", point, afterMs, verb: verbOf(point, random) };
  });
}

/** One third are authorizations, one third reported slip numbers. */
function verbOf({ verb }: Point, random: SeededRandom): Verb {
  const drawn = random.weighted({ authorize: 6, ship: 6, cancel: 3, capture: 1.5, change_amount: 1.5 });
  return verb ?? drawn;
}

function inTurns<T>(random: SeededRandom, all: readonly T[], count: number): readonly T[] {
  const turns: T[] = [];
  while (turns.length < count) turns.push(...random.shuffled(all));
  return turns.slice(0, count);
}
