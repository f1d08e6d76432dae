import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../scripts/setup/run-step.mjs";
import type { Catcher } from "./patch";
import { type CatcherVerdict, readSim, readTests } from "./verdict";

/** No catcher takes as long; one that does hangs. */
const LONGEST_MS = 180_000;
/** A seed of its own, so that a patch that was caught once is caught always. */
const SIM_SEED = "defects";
/** A zone that is not the shop's: code that takes the machine's zone must be caught. */
const ENV = { NODE_ENV: "test", TZ: "America/New_York" } as const;

/** Where a catcher runs, and where what it says is written. */
export interface CatcherPlace {
  readonly folder: string;
  readonly log: string;
}

/** Lets a catcher look at the sources in a folder. Rejects only when stopped. */
export async function runCatcher(catcher: Catcher, place: CatcherPlace, signal: AbortSignal): Promise<CatcherVerdict> {
  const limit = AbortSignal.timeout(LONGEST_MS);
  const either = AbortSignal.any([signal, limit]);
  try {
    return catcher.suite === "sim"
      ? await playHistories(catcher.runs, place, either)
      : await runTests(catcher.files, catcher.matching, place, either);
  } catch (error) {
    if (signal.aborted || !limit.aborted) throw error;
    return { kind: "broken", why: `did not end within ${LONGEST_MS / 1_000} s` };
  }
}

async function playHistories(
  runs: number,
  { folder, log }: CatcherPlace,
  signal: AbortSignal,
): Promise<CatcherVerdict> {
  const sim = ["proofs/sim/main.ts", "--seed", SIM_SEED, "--runs", String(runs)];
  const command = [process.execPath, "--conditions=react-server", "--import", "tsx", ...sim];
  await runCommand({ command, env: ENV, cwd: folder, log, lock: null }, signal);
  return readSim(readFileSync(log, "utf8"));
}

async function runTests(
  files: readonly string[],
  matching: string | undefined,
  { folder, log }: CatcherPlace,
  signal: AbortSignal,
): Promise<CatcherVerdict> {
  const report = path.join(folder, "report.json");
  rmSync(report, { force: true });
  const command = [
    ...[process.execPath, path.join("node_modules", "vitest", "vitest.mjs"), "run", ...files],
    // The first failure is enough.
    ...["--bail=1", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ...(matching === undefined ? [] : ["--testNamePattern", matching]),
  ];
  await runCommand({ command, env: ENV, cwd: folder, log, lock: null }, signal);
  if (!existsSync(report)) return { kind: "broken", why: `nothing was tried, see ${log}` };
  return readTests(readFileSync(report, "utf8"));
}
