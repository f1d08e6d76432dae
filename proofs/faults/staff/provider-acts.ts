import { setTimeout as pause } from "node:timers/promises";
import { lookAt } from "@/lib/payments/reconcile/look";
import { awayOr } from "../../acting/away";
import { askSimulator } from "../../surroundings/simulator-control";
import type { Act } from "../script/script";
import { ask, type World } from "../world/desk";
import type { History } from "../world/history";
import { seenOrder } from "./rows";

/** What the provider does by itself and tells nobody: an authorization ends, or the buyer pays. Later somebody looks. */
export async function somethingThere(world: World, history: History, act: Act): Promise<void> {
  const { random } = act;
  const orderNumber = history.orderNumber(act);
  const { id, paymentId } = await seenOrder(world, orderNumber);
  if (paymentId === null) return;
  const what = random.chance(0.6) ? "lapse" : "buyer-paid";
  const moved = await askSimulator(world.simulator, "POST", `payments/${paymentId}/${what}`, {});
  if (!moved.ok) return;
  history.note(() => `the provider: ${what} of ${paymentId}`);
  await pause(random.pick([0, 200, 1_500]));
  await ask(world, history, random, `a look at ${orderNumber}`, (deps) => awayOr(lookAt(deps, id)));
}
