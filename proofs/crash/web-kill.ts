import { confirmUpTo } from "./confirming";
import { type CrashShop, killNow, running, untilWebAnswers } from "./crash-shop";
import type { OpenedWork } from "./opened";
import type { Kill } from "./plan";
import { until } from "./until";

/** What a kill came to. */
export interface Killed {
  readonly kill: Kill;
  readonly opened: OpenedWork;
  /** How long the process was away: web, until it answers; worker, until it runs. */
  readonly awayMs: number;
  /** When it was back. */
  readonly backAt: number;
}

/** How many operations staff finish undisturbed before the next kill. */
const WORK_BETWEEN = 2;

/** kill -9 of the web app while a confirmation is on its way, and what staff do then. */
export async function killWeb(at: CrashShop, kill: Kill): Promise<Killed> {
  const { shop, desk, watch } = at;
  const web = await running(shop, "web");
  const { opened, answer, hold } = await confirmUpTo(at, kill, true);
  const { requestKey } = opened;
  const killedAt = await killNow(web);
  watch.strike(requestKey, killedAt);
  // Only after the kill: a message that is lost with its sender must not arrive first.
  hold?.release(kill.point.outcome);
  await answer;
  await untilWebAnswers(shop);
  const backAt = Date.now();
  // Staff without an answer press once more, with the same key. Where no intent stands, that begins anew.
  if (!(await watch.hasOperation(requestKey))) watch.forget(requestKey);
  await desk.confirm(opened);
  for (let count = 0; count < WORK_BETWEEN; count += 1) await desk.confirm(await desk.begin(kill.verb));
  return { kill, opened, awayMs: backAt - killedAt, backAt };
}

/** A process that ends sooner than this after its start is given a longer pause by its supervisor. */
const COUNTS_AS_UP_AFTER_MS = 2_300;

/** Until the web app has run for as long as one that works does. */
export async function untilUpForAWhile(since: number): Promise<void> {
  await until("time passes", 2 * COUNTS_AS_UP_AFTER_MS, () => Date.now() - since > COUNTS_AS_UP_AFTER_MS);
}
