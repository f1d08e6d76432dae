import type { BrokenPromise } from "../invariants/violation";
import { replayCommand } from "../options";
import { type RecoverySummary, recoverySummaryOf, type Summary } from "../summary";
import { type Tally, tally } from "../tally";
import type { DiskFull } from "./disk-full";
import type { Kill } from "./plan";
import type { PlayedKills } from "./play";
import type { RepairWatch } from "./watch";

/** What a full disk came to, or why none was tried. */
export type FullDisk = DiskFull | { readonly skipped: string };

export interface CrashSummary extends Summary, RecoverySummary {
  /** How often each of them was struck down, by its point. */
  readonly points: Tally;
  /** What was on its way then. */
  readonly verbs: Tally;
  /** The longest that something below the shop was missed, in milliseconds. */
  readonly outages: number;
  readonly outageMostMs: number;
  /** What staff were answered while the disk was full. */
  readonly diskFull: Readonly<Record<string, number>> | null;
  readonly skipped: readonly string[];
}

/** Kills and outages that were played to their end. */
type Struck = Pick<PlayedKills, "killed" | "outages">;

export interface CrashRun extends Struck {
  readonly disk: FullDisk;
  readonly violations: readonly BrokenPromise[];
  readonly operations: number;
}

/** For each crash and each outage, how long until all was well: the process is back, and what it left open is settled. */
export function repairTimesOf(
  { killed, outages }: Struck,
  { repairs }: Pick<RepairWatch, "repairs">,
): readonly number[] {
  const repaired = new Map(repairs.map(({ requestKey, ms }) => [requestKey, ms]));
  return [...killed, ...outages].map(({ opened, awayMs }) => Math.max(awayMs, repaired.get(opened.requestKey) ?? 0));
}

export function crashSummaryOf(
  seed: string,
  run: CrashRun,
  watch: Pick<RepairWatch, "repairs">,
): Omit<CrashSummary, "seconds"> {
  const { killed, outages, disk } = run;
  return {
    suite: "crash",
    seed,
    runs: killed.length,
    operations: run.operations,
    violations: run.violations.length,
    ...recoverySummaryOf(repairTimesOf(run, watch)),
    outages: outages.length,
    outageMostMs: Math.max(0, ...outages.map(({ awayMs }) => awayMs)),
    diskFull: "skipped" in disk ? null : disk.answers,
    points: tally(killed.map(({ kill }) => `${kill.target} ${kill.point.name}`)),
    verbs: tally(killed.map(({ kill }) => kill.verb)),
    skipped: "skipped" in disk ? [`disk full: ${disk.skipped}`] : [],
  };
}

/** The kill whose order broke a promise, alone; all of the run where no single kill is to blame. */
export function replayOf(
  { seed, kills }: { readonly seed: string; readonly kills: readonly Kill[] },
  { killed, violations }: CrashRun,
): string {
  const orders = new Set(violations.flatMap(({ orderNumber }) => orderNumber ?? []));
  const guilty = killed.find(({ opened }) => opened.orderNumber !== null && orders.has(opened.orderNumber));
  if (guilty !== undefined) return replayCommand("crash", seed, guilty.kill.index);
  return `npm run test:crash -- --seed ${seed} --kills ${kills.length}`;
}
