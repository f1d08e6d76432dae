import { setTimeout as pause } from "node:timers/promises";

/**
 * How long a wrong screen may take to become right, in milliseconds. A busy machine is no violation, and a really wrong
 * screen stays wrong. The last line says how long it took.
 */
const RIGHT_WITHIN_MS = 60_000;

/** A screen that is asked for and does not come by then is stuck. */
export const STUCK_AFTER_MS = 90_000;

export const LOOK_EVERY_MS = 100;

/** Asks again and again what is wrong. Returns null as soon as nothing is, or the last finding after the patience. */
export async function untilRight(look: () => Promise<string | null>): Promise<string | null> {
  const until = Date.now() + RIGHT_WITHIN_MS;
  for (;;) {
    const wrong = await look();
    if (wrong === null || Date.now() > until) return wrong;
    await pause(LOOK_EVERY_MS);
  }
}
