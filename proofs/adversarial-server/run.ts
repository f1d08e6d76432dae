import { layStaff } from "../harness/lay-rows";
import { checkInvariants } from "../invariants/check-invariants";
import type { Send, SuiteRun } from "../invariants/evidence";
import { readRows } from "../invariants/read-rows";
import type { BrokenPromise } from "../invariants/violation";
import { SeededRandom } from "../random";
import { sideBySide } from "../side-by-side";
import { breaksTheProtocol } from "./behaviours";
import { checkExpectations } from "./expectations";
import { openAdversarialHarness } from "./harness";
import { type AdversarialRun, type PlayedHistory, playAgainstServer } from "./history";
import { ADVERSARIAL_STAFF, indexOf } from "./orders";
import { type Line, ServerControl } from "./server-control";
import { misbehaveAtTimes, roundsMeanwhile } from "./server-faults";
import { settleAndCompare } from "./settling";
import { openShopParts } from "./shop";

/** Histories side by side: most of their time is waiting for what a provider does not say. */
const ABREAST = 150;
/** A run of fewer does not wait for what only a person can settle: that takes most of a minute. */
const SHORT = 200;

export interface AdversarialResult {
  readonly operations: number;
  readonly violations: readonly BrokenPromise[];
  /** How many operations met each behaviour. */
  readonly moods: Readonly<Record<string, number>>;
  readonly differences: number;
  readonly needsPerson: number;
  /** The first history that broke a promise, or the only one that was played. */
  readonly shown: PlayedHistory | null;
}

/** Plays the histories of these numbers against the adversarial server, and checks the invariants at the end. */
export async function playAdversarialHistories(
  root: string,
  seed: string,
  indexes: readonly number[],
): Promise<AdversarialResult> {
  const harness = await openAdversarialHarness(root, seed);
  const broken: string[] = [];
  const shop = openShopParts(harness.databaseUrl, harness.gatewayUrl, (what) => broken.push(what));
  try {
    await layStaff(harness.sql, ADVERSARIAL_STAFF);
    const server = new ServerControl(harness.gatewayUrl);
    const run: AdversarialRun = { seed, since: Date.now(), harness, server, shop };
    // The nightly round ends before anything moves: a recent round has to find all later differences.
    await shop.round();
    const played = await playAll(run, indexes);
    await server.calm();
    const quietSince = Date.now();
    await settleAndCompare(run, indexes.length === 1 || indexes.length >= SHORT);
    return await judge(run, played, quietSince, broken);
  } finally {
    await shop.close();
    await harness.close();
  }
}

async function playAll(run: AdversarialRun, indexes: readonly number[]): Promise<readonly PlayedHistory[]> {
  const over = new AbortController();
  const random = new SeededRandom(`${run.seed}/weather`);
  const meanwhile = [misbehaveAtTimes(run, random, over.signal), roundsMeanwhile(run, over.signal)];
  const played: PlayedHistory[] = [];
  await sideBySide(indexes, ABREAST, () => async (index) => {
    played.push(await playAgainstServer(run, index));
  });
  over.abort();
  await Promise.all(meanwhile);
  return played.sort((a, b) => a.index - b.index);
}

async function judge(
  { harness, server, since }: AdversarialRun,
  played: readonly PlayedHistory[],
  quietSince: number,
  broken: readonly string[],
): Promise<AdversarialResult> {
  const notes = await server.notes();
  const sends = sendsOf(notes.requests);
  const answers = played.flatMap((history) => history.answers);
  const run: SuiteRun = {
    ...{ since, sends, answers, wireSawAll: true, compared: true, quietSince, recoveries: [] },
    broken: new Set(notes.requests.filter(isBroken).map(operationOf)),
  };
  const violated = await checkInvariants({ ...run, databaseUrl: harness.databaseUrl, gatewayUrl: harness.gatewayUrl });
  const rows = await readRows(harness.databaseUrl);
  const violations: BrokenPromise[] = [...broken, ...played.flatMap((history) => history.broken)].map((what) => {
    return { rule: 0, what };
  });
  if (notes.trapped > 0) violations.push({ rule: 3, what: `a redirect was followed ${notes.trapped} times` });
  checkExpectations(rows.operations, answers, notes.requests, (what, orderId) => {
    const orderNumber = rows.orders.get(orderId ?? 0)?.orderNumber ?? "";
    violations.push({ rule: 5, what: `${orderNumber}: ${what}`, orderNumber });
  });
  violations.push(...violated);
  return {
    operations: rows.operations.length,
    violations,
    moods: countsOf(notes.requests),
    differences: rows.openDifferences.length,
    needsPerson: rows.operations.filter(({ state }) => state === "needs_person").length,
    shown: shownOf(played, violations),
  };
}

/** An authorization that is done twice makes two payments; that the second one is shown is asked of the differences. */
function isBroken({ behaviour, asked }: Line): boolean {
  if (behaviour === undefined) return false;
  return breaksTheProtocol(behaviour) || (asked?.kind === "authorize" && behaviour.startsWith("doubled"));
}

const operationOf = (line: Line): string => line.operationId;

function sendsOf(lines: readonly Line[]): readonly Send[] {
  return lines.flatMap(({ asked, arrived }) => (asked === null ? [] : [{ ...asked, at: arrived, committed: null }]));
}

function countsOf(lines: readonly Line[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { asked, behaviour } of lines)
    if (asked !== null) counts[behaviour ?? "unsaid"] = (counts[behaviour ?? "unsaid"] ?? 0) + 1;
  return counts;
}

function shownOf(played: readonly PlayedHistory[], violations: readonly BrokenPromise[]): PlayedHistory | null {
  if (played.length === 1) return played[0] ?? null;
  const numbers = new Set(violations.flatMap(({ orderNumber }) => (orderNumber ? [indexOf(orderNumber)] : [])));
  return played.find((history) => history.broken.length > 0 || numbers.has(history.index)) ?? null;
}
