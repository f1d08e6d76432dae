import { setTimeout as pause } from "node:timers/promises";
import { type CrashShop, killNow, running } from "./crash-shop";
import type { Opened } from "./desk";
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
  const { requestKey } = opened.confirmation;
  const { sight } = kill.point;
  const hold = sight === null ? null : gates.arm(sight, { requestKey, paymentId: opened.paymentId, operationId });
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
  hold?.release(kill.point.fate);
  await running(shop, "worker");
  const backAt = Date.now();
  return { kill, opened, awayMs: backAt - killedAt, backAt };
}

/** Staff confirm, and the answer of the provider is lost: the operation is unknown, and the worker's to find out. */
async function loseAnAnswer(
  { desk, gates }: CrashShop,
  { verb, carriedOut }: Kill,
): Promise<{ readonly opened: Opened; readonly operationId: string }> {
  for (let passed = 0; passed < MOST_PASSED_OVER; passed += 1) {
    const opened = await desk.begin(verb);
    gates.steer(opened.paymentId, { does: carriedOut ? "lose_after" : "lose_before", cut: true });
    const answer = await desk.confirm(opened);
    if (answer.ok && answer.value.kind === "unknown") return { opened, operationId: answer.value.operationId };
  }
  throw new DidNotCome(`no ${verb} stayed without an answer`);
}
