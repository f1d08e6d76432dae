import { checkInvariants } from "../invariants/check-invariants";
import type { Run, Send } from "../invariants/evidence";
import { readRows } from "../invariants/read-rows";
import type { Violation } from "../invariants/violation";
import { Random } from "../random";
import { layStaff } from "../surroundings/lay-rows";
import { checkClaims } from "./claims";
import { openContraryGround } from "./ground";
import { type Played, playHistory, type World } from "./history";
import { breaksTheProtocol } from "./moods";
import { indexOf, STAFF } from "./orders";
import { settle } from "./settling";
import { openShop } from "./shop";
import { type Line, ServerControl } from "./told-by-server";
import { misbehaveAtTimes, roundsMeanwhile } from "./weather";

/** Histories side by side: most of their time is waiting for what a provider does not say. */
const ABREAST = 150;
/** A run of fewer does not wait for what only a person can settle: that takes most of a minute. */
const SHORT = 200;

export interface RunResult {
  readonly operations: number;
  readonly violations: readonly Violation[];
  /** How many operations met each mood. */
  readonly moods: Readonly<Record<string, number>>;
  readonly differences: number;
  readonly needsPerson: number;
  /** The first history that broke a promise, or the only one that was played. */
  readonly shown: Played | null;
}

/** Plays the histories of these numbers against the contrary server, and checks the invariants at the end. */
export async function playRun(root: string, seed: string, indexes: readonly number[]): Promise<RunResult> {
  const ground = await openContraryGround(root, seed);
  const broken: string[] = [];
  const shop = openShop(ground.databaseUrl, ground.gatewayUrl, (what) => broken.push(what));
  try {
    await layStaff(ground.sql, STAFF);
    const server = new ServerControl(ground.gatewayUrl);
    const world: World = { seed, since: Date.now(), ground, server, shop };
    // The nightly round is over before anything moves: what is found from here on, a recent one has to find.
    await shop.round();
    const played = await playAll(world, indexes);
    await server.calm();
    const quietSince = Date.now();
    await settle(world, indexes.length === 1 || indexes.length >= SHORT);
    return await judge(world, played, quietSince, broken);
  } finally {
    await shop.close();
    await ground.close();
  }
}

async function playAll(world: World, indexes: readonly number[]): Promise<readonly Played[]> {
  const over = new AbortController();
  const random = new Random(`${world.seed}/weather`);
  const weather = [misbehaveAtTimes(world, random, over.signal), roundsMeanwhile(world, over.signal)];
  const waiting = [...indexes];
  const played: Played[] = [];
  const lane = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      played.push(await playHistory(world, index));
    }
  };
  await Promise.all(Array.from({ length: Math.min(ABREAST, indexes.length) }, lane));
  over.abort();
  await Promise.all(weather);
  return played.sort((a, b) => a.index - b.index);
}

async function judge(
  { ground, server, since }: World,
  played: readonly Played[],
  quietSince: number,
  broken: readonly string[],
): Promise<RunResult> {
  const notes = await server.told();
  const sends = sendsOf(notes.told);
  const told = played.flatMap((history) => history.told);
  const run: Run = {
    ...{ since, sends, told, wireSawAll: true, compared: true, quietSince, recoveries: [] },
    broken: new Set(notes.told.filter(isBroken).map(operationOf)),
  };
  const violated = await checkInvariants({ ...run, databaseUrl: ground.databaseUrl, gatewayUrl: ground.gatewayUrl });
  const rows = await readRows(ground.databaseUrl);
  const violations: Violation[] = [...broken, ...played.flatMap((history) => history.broken)].map((what) => {
    return { rule: 0, what };
  });
  if (notes.trapped > 0) violations.push({ rule: 3, what: `a redirect was followed ${notes.trapped} times` });
  checkClaims(rows.operations, told, notes.told, (what, orderId) => {
    const orderNumber = rows.orders.get(orderId ?? 0)?.orderNumber ?? "";
    violations.push({ rule: 5, what: `${orderNumber}: ${what}`, orderNumber });
  });
  violations.push(...violated);
  return {
    operations: rows.operations.length,
    violations,
    moods: countsOf(notes.told),
    differences: rows.openDifferences.length,
    needsPerson: rows.operations.filter(({ state }) => state === "needs_person").length,
    shown: shownOf(played, violations),
  };
}

/** An authorization that is done twice makes two payments; that the second one is shown is asked of the differences. */
function isBroken({ mood, asked }: Line): boolean {
  if (mood === undefined) return false;
  return breaksTheProtocol(mood) || (asked?.kind === "authorize" && mood.startsWith("doubled"));
}

const operationOf = (line: Line): string => line.operationId;

function sendsOf(lines: readonly Line[]): readonly Send[] {
  return lines.flatMap(({ asked, arrived }) => (asked === null ? [] : [{ ...asked, at: arrived, committed: null }]));
}

function countsOf(lines: readonly Line[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { asked, mood } of lines)
    if (asked !== null) counts[mood ?? "unsaid"] = (counts[mood ?? "unsaid"] ?? 0) + 1;
  return counts;
}

function shownOf(played: readonly Played[], violations: readonly Violation[]): Played | null {
  if (played.length === 1) return played[0] ?? null;
  const numbers = new Set(violations.flatMap(({ orderNumber }) => (orderNumber ? [indexOf(orderNumber)] : [])));
  return played.find((history) => history.broken.length > 0 || numbers.has(history.index)) ?? null;
}
