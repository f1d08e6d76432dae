// npm run test:sim: plays histories of the write path in memory and checks what must hold. docs/proofs.md says what.
import { together } from "./batch";
import type { Violation } from "./checks/evidence";
import { playHistory } from "./history";
import { readOptions, type SimOptions } from "./options";
import { playAll } from "./players";
import { replayCommand, summaryOf } from "./report";

/** Prints a history event by event. */
async function tell(seed: string, index: number) {
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  return playHistory(seed, index, say);
}

async function playOne(seed: string, index: number) {
  const { violations, ...result } = await tell(seed, index);
  return together([{ runs: 1, ...result, violations: violations.length, first: null }]);
}

async function playMany({ seed, runs }: SimOptions) {
  const result = await playAll(seed, runs);
  if (result.first !== null) {
    const { index, violation } = result.first;
    await tell(seed, index);
    process.stdout.write(`\n${wordsOf(violation)}\nPlay it again: ${replayCommand(seed, index)}\n`);
  }
  return result;
}

function wordsOf({ rule, what }: Violation): string {
  return rule === 0 ? `The product broke: ${what}` : `Broken promise ${rule}: ${what}`;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  process.stdout.write(`test:sim --seed ${options.seed}, ${options.runs} histories\n`);
  const since = performance.now();
  const result = options.only === null ? await playMany(options) : await playOne(options.seed, options.only);
  const summary = summaryOf(options.seed, result, (performance.now() - since) / 1_000);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  process.exitCode = summary.violations === 0 ? 0 : 1;
}

await main();
