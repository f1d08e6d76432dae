import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import type { Registration } from "@/lib/orders/register/contract";
import { registerOrder } from "@/lib/orders/register/register-order";
import { type Person, settingsAt } from "../shop/settings";
import type { World } from "../shop/world";
import { ask, NO_ANSWER } from "./ask";

const NOWHERE = { postalCode: "", prefecture: "", city: "", street: "", building: "" } as const;

/** An order by phone, or of a feed with a number of its own: pressed once or several times, and again where no answer came. */
export async function registrationSession(world: World, person: Person): Promise<void> {
  const { scheduler, random } = world.surroundings;
  const given = registrationOf(world);
  await settleRules(world, given.methodId);
  let times = random.pick([1, 1, 2, 3]);
  for (let attempt = 0; attempt < 4 && times > 0; attempt += 1) {
    const heard = await Promise.all(Array.from({ length: times }, () => register(world, person, given)));
    times = heard.includes(false) && random.chance(0.8) ? 1 : 0;
    if (times > 0) await scheduler.sleep(random.pick([100, 2_000, 9_000]));
  }
}

/** A method that no order had so far has flags of its own, like every other. */
export async function settleRules(world: World, methodId: string): Promise<void> {
  const { random, clocks } = world.surroundings;
  const { rules } = world.store.tables;
  await world.store.transaction(async () => {
    if (rules.get(methodId) === undefined) rules.set(methodId, settingsAt(clocks.database(), random));
  });
}

/** Whether it was told of its order. */
async function register(world: World, person: Person, given: Registration): Promise<boolean> {
  const { requestKey } = given;
  const what = `${person.id} registers ${given.orderNumber ?? "an order"} as ${requestKey}`;
  const result = await ask(world, what, (deps) => registerOrder(deps, person, given));
  if (result === NO_ANSWER || !result.ok) return false;
  world.watch.registered({ requestKey, orderNumber: result.value.orderNumber });
  return true;
}

function registrationOf(world: World): Registration {
  const { random } = world.surroundings;
  const number = world.nextInOrder();
  const methodId = random.pick(METHOD_IDS);
  const unitPrice = random.pick([1_000, 5_000, 300]);
  return {
    requestKey: `registration-${number}`,
    orderNumber: random.chance(0.5) ? `F${number}` : null,
    orderedAt: null,
    customer: { name: "goods' buyer", kana: "", email: "", phone: "", ...NOWHERE },
    delivery: { name: "", kana: "", phone: "", method: "", ...NOWHERE },
    wishedOn: "",
    wishedBand: "",
    lines: [{ name: "goods", productCode: "", quantity: 1, unitPrice, taxRate: "standard" }],
    shippingFee: 0,
    fee: 0,
    discount: 0,
    points: 0,
    methodId,
    memo: "",
    threeDSecure: random.chance(0.2),
  };
}
