import { mkdirSync } from "node:fs";
import path from "node:path";
import { waitForLock } from "../scripts/setup/lock.mjs";
import { ensureClient } from "../scripts/setup/program";

/** Makes the database client, which `npm ci` does not and which histories import. */
export async function setUpClient(root: string, signal = new AbortController().signal): Promise<void> {
  const setup = path.join(root, ".setup");
  mkdirSync(setup, { recursive: true });
  const waits = (): void => console.log("Waiting for another set-up in this folder …");
  const lock = await waitForLock(path.join(setup, "lock"), "setting up", waits, signal);
  try {
    await ensureClient(root, lock, signal);
  } finally {
    lock.release();
  }
}
