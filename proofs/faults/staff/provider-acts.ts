import { setTimeout as pause } from "node:timers/promises";
import { lookAt } from "@/lib/payments/reconcile/look";
import { awayOr } from "../../acting/away";
import { askSimulator } from "../../harness/simulator-control";
import { askWeb, type SharedParts } from "../harness/ask";
import type { History } from "../harness/history";
import type { ScriptedAct } from "../script/script";
import { seenOrder } from "./rows";

/** The provider acts by itself and does not report it: an authorization ends, or the buyer pays. Later the shop looks. */
export async function somethingThere(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const { random } = act;
  const orderNumber = history.orderNumber(act);
  const { id, paymentId } = await seenOrder(shared, orderNumber);
  if (paymentId === null) return;
  const what = random.chance(0.6) ? "lapse" : "buyer-paid";
  const moved = await askSimulator(shared.simulator, "POST", `payments/${paymentId}/${what}`, {});
  if (!moved.ok) return;
  history.note(() => `the provider: ${what} of ${paymentId}`);
  await pause(random.pick([0, 200, 1_500]));
  await askWeb(shared, history, random, `a look at ${orderNumber}`, (deps) => awayOr(lookAt(deps, id)));
}
