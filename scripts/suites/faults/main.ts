// npm run test:faults: the histories of test:sim on real PostgreSQL, over HTTP to the real simulator. docs/proofs.md.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { waitForLock } from "../../setup/lock.mjs";
import { ensureClient } from "../../setup/program";
import { readOptions, replayCommand } from "../options";
import { conclude, recoverySummaryOf, secondsSince, wordsOf } from "../summary";

const FAULTS = { suite: "faults", sizes: { runs: 2_000 } } as const;
/** Of each promise, how many broken ones are told in words. */
const SHOWN = 8;
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What `npm ci` does not make; the histories import it. */
async function setUp(): Promise<void> {
  const setup = path.join(root, ".setup");
  mkdirSync(setup, { recursive: true });
  const { signal } = new AbortController();
  const waits = (): void => console.log("Waiting for another set-up in this folder …");
  const lock = await waitForLock(path.join(setup, "lock"), "setting up", waits, signal);
  try {
    await ensureClient(root, lock, signal);
  } finally {
    lock.release();
  }
}

async function main(): Promise<void> {
  const { seed, sizes, only } = readOptions(FAULTS, process.argv.slice(2));
  const indexes = only === null ? Array.from({ length: sizes.runs }, (_, index) => index) : [only];
  console.log(`test:faults --seed ${seed}, ${only === null ? `${sizes.runs} histories` : `history ${only}`}`);
  await setUp();
  const { playRun } = await import("./run");
  const since = performance.now();
  const { first, lines, violations, recoveries, runs, operations, faults } = await playRun(root, seed, indexes);
  for (const line of only === null ? (first?.lines ?? []) : lines) console.log(line);
  for (const rule of new Set(violations.map((violation) => violation.rule))) {
    const broken = violations.filter((violation) => violation.rule === rule);
    for (const violation of broken.slice(0, SHOWN)) console.log(wordsOf(violation));
    if (broken.length > SHOWN) console.log(`… and ${broken.length - SHOWN} more of promise ${rule}`);
  }
  if (first !== null) console.log(`Play it again: ${replayCommand("faults", seed, first.index)}`);
  const counted = { runs, operations, violations: violations.length, seconds: secondsSince(since) };
  const summary = { suite: "faults", seed, ...counted, ...recoverySummaryOf(recoveries), faults };
  conclude(summary);
}

await main();
// Whoever was abandoned in the middle of something would keep this process alive.
process.stdout.write("", () => process.exit());
