import { mkdirSync } from "node:fs";
import path from "node:path";
import { waitForLock } from "../../scripts/setup/lock.mjs";
import { prepareProgram } from "../../scripts/setup/program";
import { readSettings } from "../../scripts/setup/settings.mjs";

/** The journeys' build: the same sources make it once for all of them. */
export const BUILD_NAME = "test";

/**
 * Makes what `npm ci` does not: the database client, which the suite imports too, and the production build. Returns the
 * build's folder.
 */
export async function setUp(root: string, signal: AbortSignal): Promise<string> {
  const setup = path.join(root, ".setup");
  mkdirSync(setup, { recursive: true });
  const waits = (): void => console.log("Waiting for another set-up in this folder …");
  const lock = await waitForLock(path.join(setup, "lock"), "setting up", waits, signal);
  try {
    const settings = readSettings(root, { NODE_ENV: "production", BUILD_NAME }, []);
    const { buildFolder } = await prepareProgram(settings, lock, signal);
    if (buildFolder === null) throw new Error("the set-up made no production build");
    return path.join(root, buildFolder);
  } finally {
    lock.release();
  }
}
