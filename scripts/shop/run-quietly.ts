import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { recordChild } from "../processes/children.mjs";
import { leashed } from "../processes/leashed";
import { StepFailed } from "../setup/run-step.mjs";

const LAST_LINES = 30;

interface QuietRun {
  /** What follows `node`. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Takes its output, made anew. */
  readonly log: string;
  readonly children: string;
  /** Said only when it takes long. */
  readonly sayAfter: { readonly milliseconds: number; readonly sentence: string };
  readonly signal: AbortSignal;
}

/** Runs a Node program of ours to its end; rejects with the end of its log when it fails. It ends with us. */
export async function runQuietly({ args, cwd, env, log, children, sayAfter, signal }: QuietRun): Promise<void> {
  signal.throwIfAborted();
  const command = leashed(args, env);
  const output = openSync(log, "w");
  const child = spawn(process.execPath, command.args, {
    cwd,
    env: command.env,
    stdio: ["pipe", output, output],
    detached: true,
  });
  closeSync(output);
  if (child.pid !== undefined) recordChild(children, child.pid);
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  const saying = setTimeout(() => console.log(`  ${sayAfter.sentence}`), sayAfter.milliseconds);
  const code = await new Promise<number | null>((resolve, reject) => child.once("exit", resolve).once("error", reject));
  clearTimeout(saying);
  signal.removeEventListener("abort", stop);
  signal.throwIfAborted();
  if (code === 0) return;
  const said = readFileSync(log, "utf8").trimEnd().split("\n").slice(-LAST_LINES).join("\n");
  throw new StepFailed(`A step of the start failed (${code}):\n${said}\nAll of it: ${log}`);
}
