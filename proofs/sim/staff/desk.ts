import type { OrderRecord } from "@/lib/payments/model/records";
import { confirmOrderVerb } from "@/lib/payments/verbs/confirm";
import { prepareOrderVerb } from "@/lib/payments/verbs/prepare";
import { registerOrder } from "@/lib/payments/verbs/register-order";
import { type CardWish, type Desk, NO_ANSWER } from "../../acting/desk";
import type { ActingPerson } from "../../shop/settings";
import { HISTORY_STAFF, settingsAt } from "../../shop/settings";
import type { Simulation } from "../shop/simulation";
import { askProcess } from "./ask";
import { livesInShop } from "./provider-acts";

const THOUGHT_MS = [0, 50, 50, 50, 300, 300, 1_000, 1_000, 3_000, 3_000, 8_000, 8_000, 30_000];
/** Longer than a preparation lives. */
const LUNCH_MS = 1_900_000;
const RETURN_MS = [100, 2_000, 6_000, 15_000];

/** Where the staff of a history in memory act: its processes may die at any await, and its time is the scheduler's. */
export function deskInMemory(simulation: Simulation, person: ActingPerson): Desk {
  const { scheduler, random, clocks } = simulation.environment;
  return {
    person,
    allStaff: HISTORY_STAFF,
    // The order of acts is drawn as well: there is one chance for everything.
    chance: () => random,
    pause: (ms) => scheduler.sleep(ms),
    thoughtMs: () => (random.chance(0.005) ? LUNCH_MS : random.pick(THOUGHT_MS)),
    returnMs: () => random.pick(RETURN_MS),
    now: () => clocks.database(),
    newNumber: () => String(simulation.nextInOrder()),
    async seen(orderNumber) {
      const order = orderOf(simulation, orderNumber);
      return { total: order.total, methodId: order.methodId, lives: livesInShop(simulation, order) };
    },
    meet: (methodId) => settleRules(simulation, methodId),
    async open(who, orderNumber, verb) {
      const what = `${who.id} opens ${verb} of ${orderNumber}`;
      const prepared = await askProcess(simulation, what, (deps) => prepareOrderVerb(deps, who, { orderNumber, verb }));
      return prepared === NO_ANSWER || !prepared.ok ? null : prepared.value;
    },
    async confirm(_, who, __, confirmation) {
      const trace = { operationIds: [], sent: 0 };
      const askedAt = simulation.nextInOrder();
      const { requestKey } = confirmation;
      const what = `${who.id} confirms ${requestKey}`;
      const result = await askProcess(simulation, what, (deps) => confirmOrderVerb(deps, who, confirmation), trace);
      // A key belongs to its owner alone: an answer to another person says nothing about it.
      if (result !== NO_ANSWER && (result.ok || result.error.code !== "preparation_of_another")) {
        simulation.watch.answered({ requestKey, askedAt, answeredAt: simulation.nextInOrder(), result, ...trace });
      }
      return result;
    },
    typeCard: async (_, __, wish) => typedCard(simulation, wish),
    async register(_, who, given) {
      const { requestKey } = given;
      const what = `${who.id} registers ${given.orderNumber ?? "an order"} as ${requestKey}`;
      const result = await askProcess(simulation, what, (deps) => registerOrder(deps, who, given));
      if (result !== NO_ANSWER && result.ok) {
        simulation.watch.registered({ requestKey, orderNumber: result.value.orderNumber });
      }
      return result;
    },
  };
}

function orderOf({ store }: Simulation, orderNumber: string): OrderRecord {
  const order = store.tables.orders.find((one) => one.orderNumber === orderNumber);
  if (order === undefined) throw new Error(`there is no order ${orderNumber}`);
  return order;
}

async function settleRules(simulation: Simulation, methodId: string): Promise<void> {
  const { random, clocks } = simulation.environment;
  const { rules } = simulation.store.tables;
  await simulation.store.transaction(async () => {
    if (rules.get(methodId) === undefined) rules.set(methodId, settingsAt(clocks.database(), random));
  });
}

/** Given for the method that the order has by then. */
function typedCard(simulation: Simulation, { orderNumber, securityCode }: CardWish): string {
  const { methodId } = orderOf(simulation, orderNumber);
  return simulation.provider.cards.give({ orderNumber, method: methodId, securityCode });
}
