// npm run test:crash: kill -9 of the shop's processes while money is on its way, its database stopped, cut off and full.
// docs/proofs.md says what must hold.
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { BrokenPromise } from "../invariants/violation";
import { readOptions } from "../options";
import { conclude, secondsSince, violationText } from "../summary";
import { type CrashShop, openCrashShop } from "./crash-shop";
import { fillDisk } from "./disk-full";
import { judgeKills } from "./judge";
import { type Kill, killsOf, outagesOf, type PlannedOutage } from "./plan";
import { play } from "./play";
import { type CrashRun, crashSummaryOf, type FullDisk, repairTimesOf, replayOf } from "./report";
import { DidNotCome } from "./until";

const CRASH = { suite: "crash", sizes: { kills: 100 } } as const;
/** So many orders for each kill: some are passed over, because the rules do not let them through. */
const ORDERS_PER_KILL = 12;
const FEWEST_ORDERS = 1_000;

interface Wish {
  readonly seed: string;
  readonly kills: readonly Kill[];
  readonly outages: readonly PlannedOutage[];
  readonly fullDisk: boolean;
}

function readWish(): Wish {
  const { seed, only, sizes } = readOptions(CRASH, process.argv.slice(2));
  if (only === null) {
    return { seed, kills: killsOf(seed, sizes.kills), outages: outagesOf(seed, sizes.kills), fullDisk: true };
  }
  return { seed, kills: killsOf(seed, only + 1).slice(only), outages: [], fullDisk: false };
}

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`);
};

async function playAll(at: CrashShop, { kills, outages }: Wish): Promise<CrashRun> {
  // The disk comes first, while no operation is open: a wait for room must not count as a repair after a crash.
  const { disk, stuck } = await tryDisk(at);
  const { killed, outages: over, broke } = await play(at, kills, outages, say);
  const played = { killed, outages: over };
  const during = "skipped" in disk ? [] : disk.opened;
  const opened = [...[...killed, ...over].map((one) => one.opened), ...during];
  const { violations, operations } = await judgeKills(at, {
    opened,
    recoveries: () => repairTimesOf(played, at.watch),
  });
  return { ...played, disk, violations: [...stuck, ...broke, ...violations], operations };
}

/** Where the shop does not come back from a full disk by itself, that is what broke. */
async function tryDisk(at: CrashShop): Promise<{ readonly disk: FullDisk; readonly stuck: readonly BrokenPromise[] }> {
  if (typeof at.disk === "string") return { disk: { skipped: at.disk }, stuck: [] };
  try {
    const disk = await fillDisk(at, at.disk);
    say(`disk full: ${JSON.stringify(disk.answers)}, back after ${disk.awayMs} ms`);
    return { disk, stuck: [] };
  } catch (error) {
    if (!(error instanceof DidNotCome)) throw error;
    return { disk: { skipped: error.message }, stuck: [{ rule: 7, what: `disk full: ${error.message}` }] };
  }
}

async function main(): Promise<void> {
  const wish = readWish();
  const { seed, kills, fullDisk } = wish;
  say(`test:crash --seed ${seed}, ${kills.length} kills`);
  const since = performance.now();
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
  const orders = Math.max(FEWEST_ORDERS, kills.length * ORDERS_PER_KILL);
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  const at = await openCrashShop({ root, seed, orders, smallDisk: fullDisk, signal: stopping.signal });
  const endEarly = () => at.close({ keepFolder: false }).finally(() => process.exit(130));
  if (stopping.signal.aborted) await endEarly();
  stopping.signal.addEventListener("abort", endEarly);
  let keepFolder = true;
  try {
    const run = await playAll(at, wish);
    keepFolder = run.violations.length > 0;
    for (const violation of run.violations) say(violationText(violation));
    if (keepFolder) say(`What the processes said: ${at.shop.folder}\nPlay it again: ${replayOf(wish, run)}`);
    conclude({ ...crashSummaryOf(seed, run, at.watch), seconds: secondsSince(since) });
  } finally {
    await at.close({ keepFolder });
  }
}

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
