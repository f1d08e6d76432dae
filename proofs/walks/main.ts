// npm run test:walks: a member of staff goes through list, order and 受注編集 by random ways while a colleague works on the
// same order. docs/proofs.md says what must hold.
import { availableParallelism } from "node:os";
import type { BrokenPromise } from "../invariants/violation";
import { readOptions, replayCommand } from "../options";
import { type Latency, latencyOf } from "../race/latency";
import { sideBySide } from "../side-by-side";
import { conclude, type Summary, secondsSince, violationText } from "../summary";
import { openPark, type Park } from "./park";
import { playWalk, type WalkResult } from "./play";

const COMMAND = { suite: "walks", sizes: { walks: 500 } } as const;
/** A walk waits for half of its time: for the browser, the server, the database, the news. */
const SIDE_BY_SIDE = 2 * availableParallelism();

interface Found extends BrokenPromise {
  readonly walk: number | null;
}

async function playAll(park: Park, seed: string, numbers: readonly number[]): Promise<readonly WalkResult[]> {
  const results: WalkResult[] = [];
  await sideBySide(numbers, SIDE_BY_SIDE, async () => {
    const slot = await park.browserSlot();
    return async (number) => {
      results.push(await playWalk(park, { seed, number }, slot));
    };
  });
  return results;
}

async function judge(park: Park, results: readonly WalkResult[]): Promise<readonly Found[]> {
  const onScreens = results.flatMap(({ number, broken }): Found[] =>
    broken === null ? [] : [{ rule: 4, what: `walk ${number}: ${broken}`, walk: number }],
  );
  const inInvariants = await park.check();
  return [...onScreens, ...inInvariants.map((violation) => ({ ...violation, walk: null }))];
}

interface WalksSummary extends Summary {
  /** How often each step was taken: a walk that never comes back has shown little. */
  readonly steps: Readonly<Record<string, number>>;
  /** How long after a step its screen was right. */
  readonly rightAfterMs: Latency | null;
}

async function main(): Promise<void> {
  const { seed, sizes, only } = readOptions(COMMAND, process.argv.slice(2));
  const since = performance.now();
  const numbers = only === null ? Array.from({ length: sizes.walks }, (_, index) => index) : [only];
  console.log(`test:walks --seed ${seed}, ${only === null ? `${sizes.walks} walks` : `walk ${only}`}`);
  const park = await openPark(COMMAND.suite);
  try {
    const results = await playAll(park, seed, numbers);
    const found = await judge(park, results);
    for (const violation of found) console.log(violationText(violation));
    const first = found.find(({ walk }) => walk !== null)?.walk ?? null;
    if (first !== null) console.log(`Run it again: ${replayCommand(COMMAND.suite, seed, first)}`);
    if (only !== null) console.log(results.flatMap(({ trail }) => trail).join("\n"));
    const summary: WalksSummary = {
      suite: COMMAND.suite,
      seed,
      runs: results.length,
      operations: park.meeting.sent(),
      violations: found.length,
      seconds: secondsSince(since),
      steps: countSteps(results),
      rightAfterMs: latencyOf(results.flatMap(({ rightAfterMs }) => rightAfterMs)),
    };
    await park.close(found.length > 0);
    conclude(summary);
  } catch (error) {
    await park.close(true);
    throw error;
  }
}

function countSteps(results: readonly WalkResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const step of results.flatMap(({ trail }) => trail).filter((line) => !line.startsWith(" "))) {
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

await main();
