import { checkInvariants } from "../invariants/check-invariants";
import type { BrokenPromise } from "../invariants/violation";
import { lastRound } from "../last-round";
import { SeededRandom } from "../random";
import { untilSettled } from "../settling";
import { sideBySide } from "../side-by-side";
import type { Tally } from "../tally";
import { checkRules } from "./allowed-check";
import type { SharedParts } from "./harness/ask";
import { cutConnections } from "./harness/cut-connections";
import { History } from "./harness/history";
import { layHistory } from "./harness/lay";
import { faultOf } from "./harness/network";
import { type FaultRun, openRun } from "./harness/open-run";
import { ordersOf } from "./harness/orders";
import { recoveriesOfHistories } from "./recoveries";
import type { MachineFault } from "./script/kinds";
import { type ScriptedAct, scriptOf } from "./script/script";
import { playActs } from "./staff/acts";
import { sayWhatTheConsoleShows } from "./staff/console-acts";

/** Histories side by side on one database: most of their time is waiting, for leases and for the ends of requests. */
const ABREAST = 200;
/** A run of fewer does not wait for what only a person can settle: that takes most of a minute. */
const SHORT = 500;

export interface FaultRunResult {
  readonly runs: number;
  readonly operations: number;
  /** How many registrations were answered with an order. */
  readonly registered: number;
  /** How many of each kind. */
  readonly kinds: Tally;
  readonly violations: readonly BrokenPromise[];
  readonly recoveries: readonly number[];
  readonly faults: Readonly<Record<string, number>>;
  /** The first history that broke a promise. */
  readonly first: {
    readonly index: number;
    readonly violation: BrokenPromise;
    readonly lines: readonly string[];
  } | null;
  /** The events of the only one that was played. */
  readonly lines: readonly string[];
}

/** Plays the histories of these numbers and checks the invariants when all has settled. */
export async function playFaultHistories(
  root: string,
  seed: string,
  indexes: readonly number[],
): Promise<FaultRunResult> {
  const run = await openRun(root, seed);
  try {
    const cuts = cutConnections(run.harness.sql, new SeededRandom(`${seed}/cuts`));
    await sideBySide(indexes, ABREAST, () => (index) => playOne(run, index));
    const cut = await cuts.stop();
    const judged = await settleAndJudge(run, indexes.length === 1 || indexes.length >= SHORT);
    return resultOf(run, judged, cut);
  } finally {
    await run.close();
  }
}

async function playOne({ seed, since, shared, histories, counts }: FaultRun, index: number): Promise<void> {
  const count = (kind: MachineFault): void => {
    counts[kind] += 1;
  };
  const history = new History(scriptOf(seed, index), count);
  histories.set(index, history);
  try {
    const opened = ordersOf(history.script, since, Date.now());
    await layHistory(shared.sql, shared.simulator, history.staff, opened);
    for (const { order, payment } of opened) {
      history.note(() => `order ${order.orderNumber}: ${order.methodId} ${payment.state} ${order.total}`);
    }
    await playActs(shared, history);
  } catch (error) {
    history.broke(`the history itself: ${error instanceof Error ? error.stack : String(error)}`);
  }
  history.calm = true;
  history.note(() => "from here on everything works");
}

interface Judged {
  readonly violations: readonly BrokenPromise[];
  readonly recoveries: readonly number[];
  readonly kinds: Tally;
}

async function settleAndJudge(run: FaultRun, whole: boolean): Promise<Judged> {
  const { harness, processes, wire, shared, histories, since } = run;
  processes.calm();
  const quietSince = Date.now();
  await untilSettled(
    harness.sql,
    () => wire.underway,
    ({ id }) => whole || !waitsForAPerson(shared.owners.get(id), id),
  );
  for (const history of histories.values()) await lastWords(shared, history);
  const recoveries = await recoveriesOfHistories(harness.sql, histories, processes.deaths);
  await lastRound(harness);
  const violated = await checkInvariants({
    ...{ databaseUrl: harness.databaseUrl, gatewayUrl: harness.gatewayUrl, gatewayToken: harness.gatewayToken },
    ...{ since, wireSawAll: true, compared: true, recoveries },
    sends: wire.sends,
    answers: [...histories.values()].flatMap((history) => history.answers),
    registered: [...histories.values()].flatMap((history) => history.registered),
    broken: new Set([...histories.values()].flatMap((history) => [...history.broken])),
    quietSince,
  });
  const rules = await checkRules(harness.sql);
  const { rows } = await harness.sql.query<{ kind: string; count: number }>(
    "SELECT kind::text, count(*)::int AS count FROM operations GROUP BY kind ORDER BY kind",
  );
  const kinds = Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  return { violations: [...violated, ...rules], recoveries, kinds };
}

/** What only a person can settle needs most of a minute until it says so; a short run does not wait for that. */
function waitsForAPerson(history: History | undefined, id: string): boolean {
  return history !== undefined && (history.script.stubborn || history.lied.has(id));
}

/** Staff settle what needs a person, in half of the histories that have it. */
async function lastWords(shared: SharedParts, history: History): Promise<void> {
  if (history.script.index % 2 === 1) return;
  const random = new SeededRandom(`${history.script.seed}/${history.script.index}/last words`);
  const act: ScriptedAct = { kind: "word", pauseMs: 0, order: 0, person: 0, random };
  await sayWhatTheConsoleShows(shared, history, act);
}

function resultOf(
  { histories, counts, wire, processes, strayed }: FaultRun,
  { violations: judged, recoveries, kinds }: Judged,
  cut: number,
): FaultRunResult {
  const found = [...strayed, ...judged];
  for (const sent of wire.sends) {
    const kind = faultOf(sent);
    if (kind !== null) counts[kind] += 1;
  }
  const all = [...histories.values()];
  const violations = [...all.flatMap((history) => history.violations), ...found];
  const [only] = all;
  return {
    runs: histories.size,
    operations: Object.values(kinds).reduce((sum, count) => sum + count, 0),
    kinds,
    registered: all.reduce((sum, history) => sum + history.registered.length, 0),
    violations,
    recoveries,
    faults: { ...counts, connection_cut: cut, worker_crash: processes.deaths.length },
    first: firstOf(histories, found),
    lines: all.length === 1 && only !== undefined ? only.lines : [],
  };
}

function firstOf(histories: ReadonlyMap<number, History>, found: readonly BrokenPromise[]): FaultRunResult["first"] {
  for (const [index, history] of [...histories].sort(([a], [b]) => a - b)) {
    const own = found.find((one) => one.orderNumber !== undefined && history.orderNumbers.has(one.orderNumber));
    const violation = history.violations[0] ?? own;
    if (violation !== undefined) return { index, violation, lines: history.lines };
  }
  return null;
}
