import { sendSignal, waitUntilGone } from "../../scripts/processes/identity.mjs";
import { confirmUpTo } from "./confirming";
import { type CrashShop, killNow, running } from "./crash-shop";
import type { AnswerWord } from "./desk";
import type { OpenedWork } from "./opened";
import type { PlannedOutage } from "./plan";
import { until } from "./until";

/** What an outage came to. */
export interface Over {
  readonly outage: PlannedOutage;
  readonly opened: OpenedWork;
  /** What the staff who had just confirmed were answered. */
  readonly answer: AnswerWord;
  /** Until an operation went through again, by itself. */
  readonly awayMs: number;
}

const WORKS_AGAIN_WITHIN_MS = 30_000;
const GONE_WITHIN_MS = 10_000;

/** Takes the database away while a confirmation is on its way. The web app lives, so there is an answer. */
export async function takeAway(at: CrashShop, outage: PlannedOutage): Promise<Over> {
  const { desk, watch } = at;
  const { opened, answer, hold } = await confirmUpTo(at, outage);
  const { requestKey } = opened;
  const since = Date.now();
  // What still arrives is on its way before the database is gone; whether it is carried out is between the two.
  if (outage.point.outcome === "pass") hold?.release("pass");
  await oneTurn();
  await strike(at, outage);
  hold?.release(outage.point.outcome);
  const said = await answer;
  await until("an operation goes through", WORKS_AGAIN_WITHIN_MS, async () => {
    if (!(await watch.answers())) return false;
    return (await desk.confirm(await desk.begin(outage.verb))).word === "done";
  });
  const awayMs = Date.now() - since;
  watch.strike(requestKey, since);
  if (!(await watch.hasOperation(requestKey))) watch.forget(requestKey);
  await desk.confirm(opened);
  return { outage, opened, answer: said, awayMs };
}

/** Gives a released message the time to go out. */
function oneTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function strike({ shop, databaseWire }: CrashShop, { what }: PlannedOutage): Promise<void> {
  if (what === "connections_cut") {
    databaseWire.cutAll();
    return;
  }
  const postmaster = await running(shop, "postgres");
  if (what === "postgres_kill") await killNow(postmaster);
  else {
    // The server's own "immediate shutdown": it stops as if the machine had.
    sendSignal(postmaster, "SIGQUIT");
    await waitUntilGone(postmaster, GONE_WITHIN_MS);
  }
}
