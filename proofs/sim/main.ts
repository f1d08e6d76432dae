// npm run test:sim: plays histories of the write path in memory and checks what must hold. docs/proofs.md says what.
import { readOptions, replayCommand } from "../options";
import { conclude, violationText } from "../summary";
import { type BatchResult, together } from "./batch";
import { playHistory } from "./history";
import { playAll } from "./players";
import { simSummaryOf } from "./report";

const SIM = { suite: "sim", sizes: { runs: 50_000 } } as const;

/** Prints a history event by event. */
async function tell(seed: string, index: number) {
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  return playHistory(seed, index, say);
}

async function playOne(seed: string, index: number): Promise<BatchResult> {
  const { violations, ...result } = await tell(seed, index);
  return together([{ runs: 1, ...result, violations: violations.length, first: null }]);
}

async function playMany(seed: string, runs: number): Promise<BatchResult> {
  const result = await playAll(seed, runs);
  if (result.first !== null) {
    const { index, violation } = result.first;
    await tell(seed, index);
    process.stdout.write(`\n${violationText(violation)}\nPlay it again: ${replayCommand("sim", seed, index)}\n`);
  }
  return result;
}

async function main(): Promise<void> {
  const { seed, only, sizes } = readOptions(SIM, process.argv.slice(2));
  process.stdout.write(`test:sim --seed ${seed}, ${only === null ? `${sizes.runs} histories` : `history ${only}`}\n`);
  const since = performance.now();
  const result = only === null ? await playMany(seed, sizes.runs) : await playOne(seed, only);
  conclude(simSummaryOf(seed, result, since));
}

await main();
