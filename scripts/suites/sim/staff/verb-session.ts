import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { BLANK_LINE } from "@/lib/operations/blank";
import type { KeptAnswer, OrderRecord } from "@/lib/operations/records";
import { confirmOrderVerb } from "@/lib/orders/confirm";
import type { Confirmation, OrderEdit, OrderVerb, Prepared, Shipping } from "@/lib/orders/contract";
import { prepareOrderVerb } from "@/lib/orders/prepare";
import { tokyoDate } from "@/lib/time/tokyo";
import type { Random } from "../../random";
import { type Person, STAFF } from "../shop/settings";
import type { World } from "../shop/world";
import { ask, type Heard, NO_ANSWER } from "./ask";
import { presentPayment } from "./provider-acts";
import { settleRules } from "./registration-session";

const VERBS: Readonly<Record<OrderVerb, number>> = {
  authorize: 0.3,
  change_method: 0.2,
  cancel: 4,
  change_amount: 5,
  capture: 2,
  set_cancellation_mark: 1,
  remove_cancellation_mark: 1,
  record_payment: 0.5,
  take_back_payment: 0.4,
  ship: 1,
};

/** Where nothing lives there is an authorization to make, first of all. */
const UNAUTHORIZED_VERBS: Readonly<Record<OrderVerb, number>> = { ...VERBS, authorize: 14, change_method: 2 };

/** From seeing what will happen to confirming it. Lunch is longer than a preparation lives. */
const THOUGHT_MS = [0, 50, 50, 50, 300, 300, 1_000, 1_000, 3_000, 3_000, 8_000, 8_000, 30_000];
const LUNCH_MS = 1_900_000;

/** Somebody opens a control, thinks, confirms, and does what people do: clicks twice, comes back, tries again. */
export async function verbSession(world: World, order: OrderRecord, person: Person): Promise<void> {
  const { scheduler, random } = world.surroundings;
  const state = presentPayment(world, order.id)?.state;
  const verb = random.weighted(state === "authorized" || state === "captured" ? VERBS : UNAUTHORIZED_VERBS);
  const asked = { orderNumber: order.orderNumber, verb };
  const what = `${person.id} opens ${verb} of ${order.orderNumber}`;
  const prepared = await ask(world, what, (deps) => prepareOrderVerb(deps, person, asked));
  if (prepared === NO_ANSWER || !prepared.ok) return;
  await scheduler.sleep(random.chance(0.005) ? LUNCH_MS : random.pick(THOUGHT_MS));
  const methodId = random.pick(METHOD_IDS);
  if (verb === "change_method") await settleRules(world, methodId);
  const confirmation = confirmationOf(prepared.value, world, order, methodId);
  const clicks = random.chance(0.2) ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: clicks }, () =>
      confirm(world, random.chance(0.02) ? random.pick(STAFF) : person, confirmation),
    ),
  );
  await comeBack(world, person, confirmation, answers[0] ?? NO_ANSWER);
}

/** Nobody answered, something was missing, or just once more: the same key again. */
async function comeBack(
  world: World,
  person: Person,
  confirmation: Confirmation,
  first: Heard<KeptAnswer>,
): Promise<void> {
  const { scheduler, random } = world.surroundings;
  let last = first;
  for (let times = 0; times < 3; times += 1) {
    if (!random.chance(wishToComeBack(last))) return;
    await scheduler.sleep(random.pick([100, 2_000, 6_000, 15_000]));
    last = await confirm(world, person, { ...confirmation, acknowledged: true });
  }
}

function wishToComeBack(last: Heard<KeptAnswer>): number {
  if (last === NO_ANSWER) return 0.8;
  if (last.ok) return last.value.kind === "unknown" || last.value.kind === "pending" ? 0.6 : 0.15;
  const again = ["acknowledgement_missing", "database_unavailable", "perhaps_saved"].includes(last.error.code);
  return again ? 0.8 : 0.1;
}

async function confirm(world: World, person: Person, confirmation: Confirmation): Promise<Heard<KeptAnswer>> {
  const trace = { operationIds: [], sent: 0 };
  const askedAt = world.nextInOrder();
  const { requestKey } = confirmation;
  const what = `${person.id} confirms ${requestKey}`;
  const result = await ask(world, what, (deps) => confirmOrderVerb(deps, person, confirmation), trace);
  if (result === NO_ANSWER) return NO_ANSWER;
  // A key is its owner's alone: what others are told of it says nothing about it.
  if (result.ok || result.error.code !== "preparation_of_another") {
    world.watch.answered({ requestKey, askedAt, answeredAt: world.nextInOrder(), result, ...trace });
  }
  return result;
}

function confirmationOf(prepared: Prepared, world: World, order: OrderRecord, methodId: MethodId): Confirmation {
  const { random } = world.surroundings;
  const { requestKey, version, flagsState, needsAcknowledgement, verb } = prepared;
  const stale = random.chance(0.03);
  return {
    requestKey,
    version: stale ? version + 1 : version,
    flagsState,
    reason: "because",
    acknowledged: random.chance(0.9) ? needsAcknowledgement || random.chance(0.5) : false,
    ...(verb === "change_amount" ? { edit: editOf(world, order, random) } : {}),
    ...(verb === "change_method" ? { methodId } : {}),
    ...(verb === "record_payment" ? { paidOn: dayOf(world) } : {}),
    ...(verb === "ship" ? { shipping: shippingOf(world) } : {}),
    ...cardOf(prepared, world, order, random),
  };
}

/** What the buyer typed on the provider's form, where the method takes a card; now and then nobody typed anything. */
function cardOf(
  { plan }: Prepared,
  { provider, store }: World,
  order: OrderRecord,
  random: Random,
): Partial<Confirmation> {
  if (plan?.does !== "send" || plan.kind !== "authorize" || plan.securityCode === null || random.chance(0.03))
    return {};
  const { orderNumber } = order;
  const method = store.tables.orders.get(order.id)?.methodId ?? order.methodId;
  const given = plan.securityCode === "required" ? random.chance(0.95) : random.chance(0.5);
  return { cardToken: provider.cards.give({ orderNumber, method, securityCode: given ? "given" : "not_given" }) };
}

/** Today, in Tokyo, by the database's clock. */
function dayOf({ surroundings }: World): string {
  return tokyoDate(surroundings.clocks.database());
}

function shippingOf(world: World): Shipping {
  const { random } = world.surroundings;
  const slipNumber = random.chance(0.95) ? "4086-9808-1123" : "no number";
  return { carrier: "佐川急便", slipNumber, shippedOn: dayOf(world), report: random.chance(0.9) };
}

function editOf(world: World, { id, total }: OrderRecord, random: Random): OrderEdit {
  const seen = world.store.tables.orders.get(id)?.total ?? total;
  const down = (): number => Math.max(1, seen - random.pick([1, 100, 100, 250]));
  const wanted = random.weighted({ down: 6, up: 2, same: 1, nothing: 0.3, original: 1 });
  const unitPrice = { down: down(), up: seen + 100, same: seen, nothing: 0, original: total }[wanted];
  const lines = [{ name: "goods", quantity: 1, unitPrice, ...BLANK_LINE }];
  return { lines, shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: random.chance(0.8) };
}
