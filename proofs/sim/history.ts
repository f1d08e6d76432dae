import type { BrokenPromise } from "../invariants/violation";
import { SeededRandom } from "../random";
import { type Tally, tally } from "../tally";
import type { FaultCounts } from "./faults/kinds";
import { Simulation } from "./shop/simulation";
import { playActsInMemory } from "./staff/acts";
import { lastRoundInMemory } from "./staff/reconcile-acts";

export interface HistoryResult {
  readonly violations: readonly BrokenPromise[];
  readonly operations: number;
  /** How many of each kind. */
  readonly kinds: Tally;
  readonly faults: FaultCounts;
  /** How long operations stayed open that a crash had left behind, in milliseconds. */
  readonly recoveries: readonly number[];
}

const MINUTE_MS = 60_000;
/** Longer than any provider here takes to finish what it has taken. */
const REST_MS = 200_000;
/** No history takes as long; one that does hangs. */
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/** Plays history `index` of a seed: the same every time, alone or among others. `log` gets its events, line by line. */
export async function playHistory(
  seed: string,
  index: number,
  log: ((line: string) => void) | null = null,
): Promise<HistoryResult> {
  const simulation = new Simulation(new SeededRandom(`${seed}/${index}`), log);
  const { scheduler, plan, note } = simulation.environment;
  let over = false;
  const killer = killAtRandom(simulation);
  playActsInMemory(simulation).then(
    () => {
      over = true;
    },
    (error: unknown) => {
      simulation.environment.broke(`the history itself: ${error instanceof Error ? error.stack : String(error)}`);
      over = true;
    },
  );
  await scheduler.play(scheduler.now + LONGEST_MS, () => over);
  if (!over) simulation.environment.broke("an act waits for ever");
  killer.stop();
  plan.stop();
  note(() => "from here on everything works");
  const settled = () => simulation.open.every((operation) => operation.state === "needs_person");
  await scheduler.play(scheduler.now + MINUTE_MS, () => settled() && scheduler.waiting === 0);
  simulation.watch.aMinuteLater();
  // An operation of which the provider answers the truth needs no person: inquiries settle it in the end.
  const onlyLies = () => simulation.open.every((operation) => simulation.lied.has(operation.id));
  await scheduler.play(scheduler.now + REST_MS, () => onlyLies() && scheduler.waiting === 0);
  simulation.watch.ended();
  await reconcileLast(simulation);
  const kinds = [...simulation.store.tables.operations.rows()].map(({ kind }) => kind);
  return {
    violations: simulation.violations,
    operations: kinds.length,
    kinds: tally(kinds),
    faults: plan.counts,
    recoveries: simulation.watch.recoveries,
  };
}

/** The round that finds what is left. A transaction that a history left hanging would block it: that is reported, not awaited. */
async function reconcileLast(simulation: Simulation): Promise<void> {
  const { scheduler, broke } = simulation.environment;
  let ended = false;
  lastRoundInMemory(simulation).then(
    () => {
      ended = true;
      simulation.watch.reconciled();
    },
    (error: unknown) => broke(`the last round of 突合: ${error instanceof Error ? error.stack : String(error)}`),
  );
  await scheduler.play(scheduler.now + MINUTE_MS, () => ended);
  if (!ended) broke("the last round of 突合 never ends");
}

/** Kills processes from outside, at any instant. */
function killAtRandom(simulation: Simulation): { stop(): void } {
  const { scheduler, random, plan } = simulation.environment;
  let stopped = false;
  let left = random.int(1, 5);
  const next = (): void => {
    scheduler.after(random.int(1, 30_000), () => {
      left -= 1;
      if (stopped || left < 0) return;
      random.pick(simulation.slots).process?.kill("at a random instant");
      next();
    });
  };
  if (random.chance(plan.rate("crash") * 30)) next();
  return {
    stop: () => {
      stopped = true;
    },
  };
}
