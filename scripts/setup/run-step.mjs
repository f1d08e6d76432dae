// @ts-check
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { identify } from "../processes/identity.mjs";
import { CannotStart } from "./cannot-start.mjs";

const KEEPER = fileURLToPath(new URL("../processes/keeper.mjs", import.meta.url));
const LAST_LINES = 40;
const STOP_WITHIN_MS = "20000";

/** A command that ended badly; its message shows the last lines of what it said. */
export class StepFailed extends CannotStart {}

/**
 * @typedef {object} Command
 * @property {readonly string[]} command
 * @property {Readonly<Record<string, string>>} [env] beside the present one
 * @property {string} cwd
 * @property {string} log file that takes what the command says; made anew
 * @property {import("./lock.mjs").Lock | null} lock learns which process works for its holder
 */

/**
 * Runs one command to its end, its output in a file. It ends with us, however we go.
 * @param {Command} options
 * @param {AbortSignal} [signal] stops the command
 * @returns {Promise<number>} its exit code; rejects only when stopped
 */
export async function runCommand({ command, env, cwd, log, lock }, signal) {
  signal?.throwIfAborted();
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, "w");
  const child = spawn(process.execPath, [KEEPER, "SIGTERM", STOP_WITHIN_MS, "group", ...command], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["pipe", output, output],
    detached: true,
  });
  closeSync(output);
  if (child.pid !== undefined) lock?.update({ worker: identify(child.pid) });
  const stop = () => child.stdin?.end();
  signal?.addEventListener("abort", stop);
  const code = await new Promise((resolve, reject) => child.once("exit", resolve).once("error", reject));
  signal?.removeEventListener("abort", stop);
  lock?.update({ worker: null });
  signal?.throwIfAborted();
  return code ?? 1;
}

/** The end of what a command said. @param {string} log @param {number} lines */
export function lastLines(log, lines) {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}

/**
 * Runs one step of the set-up and shows its title and how long it took.
 * @param {Command & { title: string }} step
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>} rejects with StepFailed
 */
export async function runStep({ title, ...command }, signal) {
  const began = Date.now();
  process.stdout.write(`  ${title} … `);
  let end = "stopped";
  try {
    const code = await runCommand(command, signal);
    end = code === 0 ? `${((Date.now() - began) / 1000).toFixed(1)} s` : "failed";
    if (code === 0) return;
    const named = command.command.map((part) => path.basename(part)).join(" ");
    throw new StepFailed(
      `${title}: "${named}" failed (${code}).\n${lastLines(command.log, LAST_LINES)}\nAll of it: ${command.log}`,
    );
  } finally {
    process.stdout.write(`${end}\n`);
  }
}
