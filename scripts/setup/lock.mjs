// @ts-check
// One holder at a time, by a file that names its holder. A holder that died holds nothing.
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { identify, isRunning, sendSignal, waitUntilGone } from "../processes/identity.mjs";

/** @typedef {import("../processes/identity.mjs").ProcessIdentity} ProcessIdentity */
/**
 * What a lock file says. `note` is for people ("http://…"), `worker` is a process that works for the holder and
 * may outlive it for a moment.
 * @typedef {{ holder: ProcessIdentity, note: string, worker: ProcessIdentity | null }} LockContent
 */
/** @typedef {{ update(change: Partial<Pick<LockContent, "note" | "worker">>): void, release(): void }} Lock */

const GUARD_LIFETIME_MS = 10_000;
const HALF_WRITTEN_MS = 2_000;
const WORKER_GRACE_MS = 15_000;

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && "code" in error ? error.code : undefined);

/** @param {string} file @returns {LockContent | null} null when there is none, or one that is being written */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The content of a lock whose holder lives, else null. @param {string} file */
export function heldLock(file) {
  const content = readLock(file);
  return content !== null && isRunning(content.holder) ? content : null;
}

/** @param {string} file @param {LockContent} content @returns {boolean} false when the file exists */
function create(file, content) {
  try {
    writeFileSync(file, JSON.stringify(content), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} file */
const ageMs = (file) => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());

/**
 * Removes the lock of a dead holder, only under the guard and only after another look. If two processes saw the same dead
 * holder, the slower one must not remove the lock that the quicker one has taken since.
 * @param {string} file
 */
function removeStale(file) {
  const guard = `${file}.guard`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    if (ageMs(guard) > GUARD_LIFETIME_MS) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    const content = readLock(file);
    // A holder that died while it wrote left half a file.
    const broken = content === null && ageMs(file) > HALF_WRITTEN_MS;
    if (broken || (content !== null && !isRunning(content.holder))) rmSync(file, { force: true });
  } finally {
    rmdirSync(guard);
  }
}

/** What a dead holder had running is ended before its place is taken. @param {LockContent | null} left */
async function endWorkerOf(left) {
  if (!left?.worker || isRunning(left.holder)) return;
  sendSignal(left.worker, "SIGTERM");
  if (!(await waitUntilGone(left.worker, WORKER_GRACE_MS))) sendSignal(left.worker, "SIGKILL");
}

/**
 * Takes the lock if no living process holds it.
 * @param {string} file
 * @param {string} note
 * @returns {Promise<Lock | null>} null while another process holds it
 */
export async function tryLock(file, note) {
  const holder = identify(process.pid);
  if (holder === null) throw new Error("this process has no entry in the system's process table");
  mkdirSync(path.dirname(file), { recursive: true });
  /** @type {LockContent} */
  let content = { holder, note, worker: null };
  let released = false;
  for (let attempt = 0; attempt < 2; attempt++) {
    if (create(file, content)) {
      return {
        update(change) {
          content = { ...content, ...change };
          writeFileSync(`${file}.new`, JSON.stringify(content));
          renameSync(`${file}.new`, file);
        },
        release() {
          // Once: by the second time the file may be another process's.
          if (!released) rmSync(file, { force: true });
          released = true;
        },
      };
    }
    if (heldLock(file) !== null) return null;
    await endWorkerOf(readLock(file));
    removeStale(file);
  }
  return null;
}

/**
 * Waits for the lock.
 * @param {string} file
 * @param {string} note
 * @param {(content: LockContent | null) => void} onWait called once, when another process holds it
 * @param {AbortSignal} signal ends the wait
 * @returns {Promise<Lock>}
 */
export async function waitForLock(file, note, onWait, signal) {
  let told = false;
  for (;;) {
    signal.throwIfAborted();
    const lock = await tryLock(file, note);
    if (lock !== null) return lock;
    if (!told) onWait(readLock(file));
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
