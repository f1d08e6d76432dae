import { confirmationOf } from "../../acting/confirmation";
import type { SharedParts } from "../harness/ask";
import type { History } from "../harness/history";
import type { ScriptedAct } from "../script/script";
import { deskOf } from "./desk";
import { seenOrder } from "./rows";

const LIVE = [
  ["cancel", "change_amount"],
  ["cancel", "cancel"],
  ["change_amount", "change_amount"],
  ["capture", "cancel"],
  ["capture", "change_amount"],
  ["ship", "cancel"],
  ["ship", "ship"],
] as const;
const UNAUTHORIZED = [
  ["authorize", "authorize"],
  ["authorize", "change_method"],
  ["authorize", "cancel"],
] as const;

/** Two people have opened controls of one order, and confirm them in the same instant. */
export async function raceOnOneOrder(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const desk = deskOf(shared, history, act);
  const orderNumber = history.orderNumber(act);
  const before = await seenOrder(shared, orderNumber);
  const verbs = act.random.pick<(typeof LIVE | typeof UNAUTHORIZED)[number]>(before.lives ? LIVE : UNAUTHORIZED);
  const racers = verbs.map((verb, nth) => ({ verb, person: history.person(nth) }));
  const opened = await Promise.all(racers.map(({ verb, person }) => desk.open(person, orderNumber, verb)));
  const confirmed = await Promise.all(
    racers.map(async ({ person }, nth) => {
      const own = desk.chance(`racer ${nth}`);
      const prepared = opened[nth] ?? null;
      return prepared && { own, person, confirmation: await confirmationOf(desk, own, person, prepared, before) };
    }),
  );
  await Promise.all(
    racers.map(async ({ verb, person }, nth) => {
      const one = confirmed[nth] ?? null;
      if (one !== null) await desk.confirm(one.own, person, verb, one.confirmation);
    }),
  );
}
