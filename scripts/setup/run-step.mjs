// @ts-check
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { identify } from "../processes/identity.mjs";

const KEEPER = fileURLToPath(new URL("../processes/keeper.mjs", import.meta.url));
const LAST_LINES = 40;

/** A command that ended badly; its message shows the last lines of what it said. */
export class StepFailed extends Error {}

/**
 * @typedef {object} Step
 * @property {string} title what people read while it runs
 * @property {readonly string[]} command
 * @property {Readonly<Record<string, string>>} [env] beside the present one
 * @property {string} cwd
 * @property {string} log file that takes what the command says; made anew
 * @property {import("./lock.mjs").Lock} lock learns which process works for its holder
 */

/**
 * Runs one command to its end, quietly. It ends with us, however we go.
 * @param {Step} step
 * @param {AbortSignal} [signal] stops the command
 * @returns {Promise<void>} rejects with StepFailed
 */
export async function runStep({ title, command, env, cwd, log, lock }, signal) {
  signal?.throwIfAborted();
  mkdirSync(path.dirname(log), { recursive: true });
  const began = Date.now();
  process.stdout.write(`  ${title} … `);
  const output = openSync(log, "w");
  const child = spawn(process.execPath, [KEEPER, "SIGTERM", "5000", "group", ...command], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["pipe", output, output],
    detached: true,
  });
  closeSync(output);
  if (child.pid !== undefined) lock.update({ worker: identify(child.pid) });
  const stop = () => child.stdin?.end();
  signal?.addEventListener("abort", stop);
  const code = await new Promise((resolve, reject) => child.once("exit", resolve).once("error", reject));
  signal?.removeEventListener("abort", stop);
  lock.update({ worker: null });
  if (signal?.aborted) {
    process.stdout.write("stopped\n");
    signal.throwIfAborted();
  }
  if (code === 0) {
    process.stdout.write(`${((Date.now() - began) / 1000).toFixed(1)} s\n`);
    return;
  }
  process.stdout.write("failed\n");
  const said = readFileSync(log, "utf8").trimEnd().split("\n").slice(-LAST_LINES).join("\n");
  throw new StepFailed(
    `${title}: "${command.map((part) => path.basename(part)).join(" ")}" failed (${code}).\n${said}\nAll of it: ${log}`,
  );
}
