// npm run test:faults: the histories of test:sim on real PostgreSQL, over HTTP to the real simulator. docs/proofs.md.
import { fileURLToPath } from "node:url";
import { readOptions, replayCommand } from "../options";
import { setUpClient } from "../set-up";
import { conclude, recoverySummaryOf, secondsSince, violationText } from "../summary";

const FAULTS = { suite: "faults", sizes: { runs: 2_000 } } as const;
/** How many violations of each promise the suite prints. */
const SHOWN = 8;
const root = fileURLToPath(new URL("../../", import.meta.url));

async function main(): Promise<void> {
  const { seed, sizes, only } = readOptions(FAULTS, process.argv.slice(2));
  const indexes = only === null ? Array.from({ length: sizes.runs }, (_, index) => index) : [only];
  console.log(`test:faults --seed ${seed}, ${only === null ? `${sizes.runs} histories` : `history ${only}`}`);
  await setUpClient(root);
  const { playFaultHistories } = await import("./run");
  const since = performance.now();
  const { first, lines, violations, recoveries, runs, operations, kinds, registered, faults } =
    await playFaultHistories(root, seed, indexes);
  for (const line of only === null ? (first?.lines ?? []) : lines) console.log(line);
  for (const rule of new Set(violations.map((violation) => violation.rule))) {
    const broken = violations.filter((violation) => violation.rule === rule);
    for (const violation of broken.slice(0, SHOWN)) console.log(violationText(violation));
    if (broken.length > SHOWN) console.log(`… and ${broken.length - SHOWN} more of promise ${rule}`);
  }
  if (first !== null) console.log(`Play it again: ${replayCommand("faults", seed, first.index)}`);
  const counted = { runs, operations, violations: violations.length, seconds: secondsSince(since) };
  const summary = { suite: "faults", seed, ...counted, ...recoverySummaryOf(recoveries), kinds, registered, faults };
  conclude(summary);
}

await main();
// An abandoned verb or worker would keep this process alive.
process.stdout.write("", () => process.exit());
