import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { recordChild } from "./children.mjs";
import { leashed } from "./leashed";
import type { Part, Running } from "./supervisor";

const LAST_LINES = 12;
const LARGEST_LOG_BYTES = 20 * 1024 * 1024;

export interface NodeProcess {
  readonly name: string;
  /** What follows `node`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Takes its output; the older half of a long history moves to `….1`. */
  readonly log: string;
  /** The list of children that the next start looks through. */
  readonly children: string;
  /** Asked again and again until it says yes. */
  readonly isReady: () => Promise<boolean>;
  readonly readyWithinMs?: number;
  readonly stopWithinMs?: number;
}

/** A Node process of ours: ends with its starter, writes to a log, and is ready when it says so. */
export function nodeProcess(options: NodeProcess): Part {
  return { name: options.name, start: (signal) => startProcess(options, signal) };
}

async function startProcess(options: NodeProcess, signal: AbortSignal): Promise<Running> {
  signal.throwIfAborted();
  const log = openLog(options.log);
  const said = () => lastLines(options.log, log.from);
  const { args, env } = leashed(options.args, options.env);
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env,
    stdio: ["pipe", log.descriptor, log.descriptor],
    // Out of reach of Ctrl-C, which goes to a whole group: the order of the end is ours.
    detached: true,
  });
  closeSync(log.descriptor);
  if (child.pid !== undefined) recordChild(options.children, child.pid);
  let over = false;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, by) => resolve(by === null ? `exit code ${code}` : `killed by ${by}`));
  }).then((reason) => {
    over = true;
    return `${reason}. It said last (${options.log}):\n${said()}`;
  });
  const stop = async () => {
    if (!over) child.kill("SIGTERM");
    const hardEnd = setTimeout(() => child.kill("SIGKILL"), options.stopWithinMs ?? 10_000);
    await ended;
    clearTimeout(hardEnd);
  };
  try {
    await untilReady(options, () => over, said, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  if (over) throw new Error(`${options.name} ended at once: ${await ended}`);
  return { ended, stop };
}

async function untilReady(
  options: NodeProcess,
  isOver: () => boolean,
  said: () => string,
  signal: AbortSignal,
): Promise<void> {
  const limit = options.readyWithinMs ?? 60_000;
  const until = Date.now() + limit;
  while (!isOver() && !(await options.isReady())) {
    signal.throwIfAborted();
    if (Date.now() > until) {
      throw new Error(`${options.name} was not ready within ${limit / 1000} s. ${said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opened at its end: `from` is where this run begins. */
function openLog(file: string): { readonly descriptor: number; readonly from: number } {
  if (existsSync(file) && statSync(file).size > LARGEST_LOG_BYTES) renameSync(file, `${file}.1`);
  const from = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return { descriptor: openSync(file, "a"), from };
}

function lastLines(file: string, from: number): string {
  const said = readFileSync(file).subarray(from).toString("utf8");
  return said.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
}

/** The flags that run a TypeScript file of ours (by its path from the root) in plain Node, where `server-only` means nothing. */
export function typescriptArgs(file: string): readonly string[] {
  const root = new URL("../../", import.meta.url);
  return ["--conditions=react-server", "--import", "tsx", fileURLToPath(new URL(file, root))];
}

/** Whether anything answers there; `accept` looks at the status. */
export async function answers(
  url: string,
  accept: (status: number) => boolean = () => true,
  headers: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(5_000), redirect: "manual" });
    await response.body?.cancel();
    return accept(response.status);
  } catch {
    return false; // no server there yet: the question was whether there is
  }
}
