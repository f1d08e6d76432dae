// @ts-check
// A list on disk of the processes that a shop has started. The next start ends what a killed one left behind, and
// nothing else: a pid counts only together with its start time.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { identify, isRunning, sendSignal, waitUntilGone } from "./identity.mjs";

/** @typedef {import("./identity.mjs").ProcessIdentity} ProcessIdentity */

const SELF_END_MS = 3_000;
const GRACE_MS = 10_000;

/** @param {string} file @returns {ProcessIdentity[]} */
function readList(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const absent = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (absent || error instanceof SyntaxError) return []; // SyntaxError: killed while it wrote
    throw error;
  }
}

/** Adds a child to the list. @param {string} file @param {number} pid */
export function recordChild(file, pid) {
  const child = identify(pid);
  if (child === null) return;
  const running = readList(file).filter(isRunning);
  writeFileSync(`${file}.new`, JSON.stringify([...running, child]));
  renameSync(`${file}.new`, file);
}

/**
 * Ends what an earlier start left running. They end by themselves once they notice; those that do not are told.
 * @param {string} file
 * @returns {Promise<number>} how many there were
 */
export async function endLeftovers(file) {
  const left = readList(file).filter(isRunning);
  await Promise.all(
    left.map(async (child) => {
      if (await waitUntilGone(child, SELF_END_MS)) return;
      sendSignal(child, "SIGTERM");
      if (await waitUntilGone(child, GRACE_MS)) return;
      sendSignal(child, "SIGKILL");
      await waitUntilGone(child, GRACE_MS);
    }),
  );
  return left.length;
}
