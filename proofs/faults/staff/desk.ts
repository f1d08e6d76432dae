import { setTimeout as pause } from "node:timers/promises";
import { confirmOrderVerb } from "@/lib/payments/verbs/confirm";
import { openCardForm } from "@/lib/payments/verbs/open-card-form";
import { prepareOrderVerb } from "@/lib/payments/verbs/prepare";
import { registerOrder } from "@/lib/payments/verbs/register-order";
import { type Desk, NO_ANSWER } from "../../acting/desk";
import { typeCardOnForm } from "../../harness/card-form";
import { staffAnswerOf } from "../../invariants/staff-answer";
import { askWeb, machineNow, type SharedParts } from "../harness/ask";
import type { History } from "../harness/history";
import { UNHARMED } from "../harness/request-fault-plan";
import type { ScriptedAct } from "../script/script";
import { chanceWithin } from "./chance-within";
import { seenOrder } from "./rows";

const THOUGHT_MS = [0, 20, 50, 50, 300, 1_000, 3_000] as const;
const RETURN_MS = [100, 1_000, 3_000, 6_000] as const;
/** Where a screen of the shop would stand. */
const SHOP = "http://localhost:3000";

/** Where the staff of a history on real machines act. */
export function deskOf(shared: SharedParts, history: History, act: ScriptedAct): Desk {
  return {
    person: history.person(act.person),
    allStaff: history.staff,
    chance: (part) => chanceWithin(act.random, part),
    pause,
    thoughtMs: (random) => random.pick(THOUGHT_MS),
    returnMs: (random) => random.pick(RETURN_MS),
    now: machineNow,
    newNumber: () => history.newNumber(),
    seen: (orderNumber) => seenOrder(shared, orderNumber),
    // Every method was given its flags before anything began.
    meet: async () => undefined,
    async open(person, orderNumber, verb) {
      const what = `${person.name} opens ${verb} of ${orderNumber}`;
      const own = chanceWithin(act.random, what);
      const asked = { orderNumber, verb };
      const prepared = await askWeb(
        shared,
        history,
        own,
        what,
        (deps) => prepareOrderVerb(deps, person, asked),
        UNHARMED,
      );
      return prepared === NO_ANSWER || !prepared.ok ? null : prepared.value;
    },
    async confirm(random, person, verb, confirmation) {
      const { requestKey } = confirmation;
      const what = `${person.name} confirms ${requestKey}`;
      const result = await askWeb(shared, history, random, what, (deps) =>
        confirmOrderVerb(deps, person, confirmation),
      );
      const staffAnswer = result === NO_ANSWER ? null : staffAnswerOf(requestKey, verb, result, machineNow());
      if (staffAnswer !== null) history.answers.push(staffAnswer);
      return result;
    },
    async typeCard(random, person, { orderNumber, securityCode }) {
      const what = `${person.name} opens the card form of ${orderNumber}`;
      const asked = { orderNumber, shopOrigin: SHOP };
      const form = await askWeb(shared, history, random, what, (deps) => openCardForm(deps, person, asked), UNHARMED);
      if (form === NO_ANSWER || !form.ok) return null;
      const code = securityCode === "given" ? "given" : "empty";
      const typed = await typeCardOnForm(form.value.url, { number: "granted", code }, random);
      return "given" in typed ? typed.given.token : null;
    },
    async register(random, person, given) {
      const { requestKey } = given;
      const what = `${person.name} registers ${given.orderNumber ?? "an order"} as ${requestKey}`;
      const result = await askWeb(shared, history, random, what, (deps) => registerOrder(deps, person, given));
      if (result !== NO_ANSWER && result.ok) history.registeredAs({ requestKey, ...result.value });
      return result;
    },
  };
}
