// npm run test:contrary: histories against a payment server that was written from docs/gateway-protocol.md alone and
// misbehaves on purpose, on real PostgreSQL and over HTTP. docs/proofs.md says what it asks.
import { fileURLToPath } from "node:url";
import { readOptions, replayCommand } from "../options";
import { setUpClient } from "../set-up";
import { conclude, type Summary, secondsSince, violationText } from "../summary";

const COMMAND = { suite: "contrary", sizes: { runs: 400 } } as const;
const root = fileURLToPath(new URL("../../", import.meta.url));

interface AdversarialSummary extends Summary {
  /** How many operations met each behaviour of the server. */
  readonly moods: Readonly<Record<string, number>>;
  /** Open at the end: differences that are shown, and operations that wait for a person. */
  readonly differences: number;
  readonly needsPerson: number;
}

async function main(): Promise<void> {
  const { seed, sizes, only } = readOptions(COMMAND, process.argv.slice(2));
  const indexes = only === null ? Array.from({ length: sizes.runs }, (_, index) => index) : [only];
  console.log(`test:contrary --seed ${seed}, ${only === null ? `${sizes.runs} histories` : `history ${only}`}`);
  await setUpClient(root);
  const { playAdversarialHistories } = await import("./run");
  const since = performance.now();
  const { shown, violations, ...counted } = await playAdversarialHistories(root, seed, indexes);
  for (const line of shown?.lines ?? []) console.log(line);
  for (const violation of violations.slice(0, 20)) console.log(violationText(violation));
  if (violations.length > 0) console.log(`Play it again: ${replayOf(seed, sizes.runs, shown?.index ?? null)}`);
  const summary: AdversarialSummary = {
    ...{ suite: COMMAND.suite, seed, runs: indexes.length, violations: violations.length },
    ...counted,
    seconds: secondsSince(since),
  };
  conclude(summary);
}

const replayOf = (seed: string, runs: number, index: number | null): string =>
  index === null ? `npm run test:contrary -- --seed ${seed} --runs ${runs}` : replayCommand("contrary", seed, index);

await main();
