import { setTimeout as pause } from "node:timers/promises";
import { type CrashShop, killNow, running } from "./crash-shop";
import type { OpenedControl } from "./opened";
import type { Kill } from "./plan";
import { DidNotCome, until } from "./until";
import type { Killed } from "./web-kill";

/** A worker comes by within its pace; longer only where another kill keeps it. */
const COMES_WITHIN_MS = 60_000;
const MOST_PASSED_OVER = 20;

/** kill -9 of the worker while it finds out about a call whose answer was lost. `webIsUp` lends the web app for a while. */
export async function killWorker(
  at: CrashShop,
  kill: Kill,
  webIsUp: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<Killed> {
  const { shop, gates, watch } = at;
  const { opened, operationId } = await webIsUp(() => loseAnAnswer(at, kill));
  const { requestKey, place } = opened;
  const { sight } = kill.point;
  const hold = sight === null ? null : gates.arm(sight, { requestKey, place, operationId });
  if (hold === null) await pause(kill.afterMs);
  else {
    let held = false;
    hold.seen.then(() => {
      held = true;
    });
    await until(`the worker comes ${kill.point.name}`, COMES_WITHIN_MS, () => held);
  }
  const killedAt = await killNow(await running(shop, "worker"));
  watch.strike(requestKey, killedAt);
  await watch.strikeHeld(killedAt);
  hold?.release(kill.point.outcome);
  await running(shop, "worker");
  const backAt = Date.now();
  return { kill, opened, awayMs: backAt - killedAt, backAt };
}

/** Staff confirm, and the answer of the provider is lost: the operation is unknown, and the worker's to find out. */
async function loseAnAnswer(
  { desk, gates }: CrashShop,
  { verb, carriedOut }: Kill,
): Promise<{ readonly opened: OpenedControl; readonly operationId: string }> {
  for (let passed = 0; passed < MOST_PASSED_OVER; passed += 1) {
    const opened = await desk.begin(verb);
    if (opened.verb === "register") throw new Error("a registration sends nothing");
    gates.steer(opened.place, { does: carriedOut ? "lose_after" : "lose_before", cut: true });
    const { word, operationId } = await desk.confirm(opened);
    if (word === "unknown" && operationId !== null) return { opened, operationId };
  }
  throw new DidNotCome(`no ${verb} stayed without an answer`);
}
