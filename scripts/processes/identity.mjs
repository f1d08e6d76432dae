// @ts-check
// Which process is this? A pid alone is reused; with its start time it names one process for ever.
// Node's built-ins only: the set-up runs this before any package is installed.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** @typedef {{ pid: number, startedAt: string }} ProcessIdentity */

/** @param {number} pid @returns {string | null} null when no such process runs (a zombie does not run) */
function linuxStartTime(pid) {
  let stat;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null; // gone, the only answer that matters here
  }
  // The command stands in parentheses and may hold blanks; state is the 1st field after it, start time the 20th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return null;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8);
  return `${boot}-${fields[19]}`;
}

/** @param {number} pid @param {string} column @returns {string | null} */
function ps(pid, column) {
  try {
    const text = execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return text.trim() || null;
  } catch {
    return null; // ps exits with 1 when there is no such process
  }
}

/** @param {number} pid @returns {string | null} */
function startTimeOf(pid) {
  return process.platform === "linux" ? linuxStartTime(pid) : ps(pid, "lstart");
}

/** @param {number} pid @returns {ProcessIdentity | null} */
export function identify(pid) {
  const startedAt = startTimeOf(pid);
  return startedAt === null ? null : { pid, startedAt };
}

/** @param {ProcessIdentity | null | undefined} identity */
export function isRunning(identity) {
  return identity != null && startTimeOf(identity.pid) === identity.startedAt;
}

/** The command line of a running process, "" when it is gone. @param {number} pid */
export function commandLineOf(pid) {
  if (process.platform !== "linux") return ps(pid, "command") ?? "";
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** True once the process is gone, false when it still runs after `timeoutMs`. @param {ProcessIdentity} identity @param {number} timeoutMs */
export async function waitUntilGone(identity, timeoutMs) {
  const until = Date.now() + timeoutMs;
  while (isRunning(identity)) {
    if (Date.now() >= until) return false;
    await pause(25);
  }
  return true;
}

/** Sends a signal to that very process; false when it is gone already. @param {ProcessIdentity} identity @param {NodeJS.Signals} signal */
export function sendSignal(identity, signal) {
  if (!isRunning(identity)) return false;
  try {
    return process.kill(identity.pid, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}
