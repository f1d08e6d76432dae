import { setTimeout as pause } from "node:timers/promises";

const LOOK_EVERY_MS = 25;

/** The shop did not do by itself what it had to: no mistake of the suite's, but what it is looking for. */
export class DidNotCome extends Error {
  override readonly name = "DidNotCome";
}

/** Resolves once `holds` does. Throws, with what was waited for, where it does not within `withinMs`. */
export async function until(what: string, withinMs: number, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new DidNotCome(`${what}: not within ${withinMs / 1_000} s`);
    await pause(LOOK_EVERY_MS);
  }
}
