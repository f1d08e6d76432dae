import { setTimeout as pause } from "node:timers/promises";
import { BLANK_LINE } from "@/lib/operations/blank";
import type { KeptAnswer } from "@/lib/operations/records";
import { confirmOrderVerb } from "@/lib/orders/confirm";
import type { Confirmation, OrderEdit, OrderVerb, Prepared } from "@/lib/orders/contract";
import { prepareOrderVerb } from "@/lib/orders/prepare";
import { toldOf } from "../../books/told";
import type { Random } from "../../random";
import type { Person } from "../../surroundings/lay-rows";
import { ask, type Heard, NO_ANSWER, now, type World } from "../desk/desk";
import { UNHARMED } from "../desk/fate";
import type { History } from "../history";
import type { Act } from "../script/script";
import { chanceWithin } from "./chance-within";
import { orderNumberOf, seenTotal } from "./rows";

const VERBS: Readonly<Record<OrderVerb, number>> = {
  authorize: 0,
  change_method: 0,
  cancel: 4,
  change_amount: 6,
  capture: 2,
  set_cancellation_mark: 1,
  remove_cancellation_mark: 1,
  record_payment: 0,
  take_back_payment: 0,
  ship: 0,
};

/** From seeing what will happen to confirming it. */
const THOUGHT_MS = [0, 20, 50, 50, 300, 1_000, 3_000] as const;
const COMES_BACK_AFTER_MS = [100, 1_000, 3_000, 6_000] as const;

/** Somebody opens a control, thinks, confirms, and does what people do: clicks twice, comes back, tries again. */
export async function verbSession(world: World, history: History, act: Act): Promise<void> {
  const { random } = act;
  const person = history.person(act.person);
  const opened = await open(world, history, act, person, random.weighted(VERBS));
  if (opened === null) return;
  await pause(random.pick(THOUGHT_MS));
  const confirmation = await confirmationOf(world, opened, act, history);
  const clicks = random.chance(0.2) ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: clicks }, (_, click) => {
      const own = chanceWithin(random, `click ${click}`);
      const who = own.chance(0.02) ? own.pick(history.staff) : person;
      return confirm(world, history, own, who, opened.verb, confirmation);
    }),
  );
  await comeBack(world, history, act, opened.verb, confirmation, answers[0] ?? NO_ANSWER);
}

/** Two people have opened controls of one order, and confirm them in the same instant. */
export async function raceOnOneOrder(world: World, history: History, act: Act): Promise<void> {
  const { random } = act;
  const verbs = random.pick([
    ["cancel", "change_amount"],
    ["cancel", "cancel"],
    ["change_amount", "change_amount"],
    ["capture", "cancel"],
    ["capture", "change_amount"],
  ] as const);
  const racers = verbs.map((verb, nth) => ({ verb, person: history.person(nth) }));
  const opened = await Promise.all(racers.map(({ verb, person }) => open(world, history, act, person, verb)));
  await Promise.all(
    opened.map(async (prepared, nth) => {
      const person = racers[nth]?.person;
      if (prepared === null || person === undefined) return;
      const confirmation = await confirmationOf(world, prepared, act, history);
      await confirm(world, history, chanceWithin(random, `racer ${nth}`), person, prepared.verb, confirmation);
    }),
  );
}

async function open(
  world: World,
  history: History,
  { order, random }: Act,
  person: Person,
  verb: OrderVerb,
): Promise<Prepared | null> {
  const orderNumber = orderNumberOf(history, order);
  const what = `${person.name} opens ${verb} of ${orderNumber}`;
  const own = chanceWithin(random, `open ${person.id} ${verb}`);
  const asked = { orderNumber, verb };
  const prepared = await ask(world, history, own, what, (deps) => prepareOrderVerb(deps, person, asked), UNHARMED);
  return prepared === NO_ANSWER || !prepared.ok ? null : prepared.value;
}

/** Nobody answered, something was missing, or just once more: the same key again. */
async function comeBack(
  world: World,
  history: History,
  { person, random }: Act,
  verb: OrderVerb,
  confirmation: Confirmation,
  first: Heard<KeptAnswer>,
): Promise<void> {
  let last = first;
  for (let times = 0; times < 2; times += 1) {
    const own = chanceWithin(random, `back ${times}`);
    if (!own.chance(wishToComeBack(last))) return;
    await pause(own.pick(COMES_BACK_AFTER_MS));
    last = await confirm(world, history, own, history.person(person), verb, { ...confirmation, acknowledged: true });
  }
}

function wishToComeBack(last: Heard<KeptAnswer>): number {
  if (last === NO_ANSWER) return 0.8;
  if (last.ok) return last.value.kind === "unknown" ? 0.6 : 0.15;
  const again = ["acknowledgement_missing", "database_unavailable", "perhaps_saved"].includes(last.error.code);
  return again ? 0.8 : 0.1;
}

async function confirm(
  world: World,
  history: History,
  random: Random,
  person: Person,
  verb: OrderVerb,
  confirmation: Confirmation,
): Promise<Heard<KeptAnswer>> {
  const { requestKey } = confirmation;
  const what = `${person.name} confirms ${requestKey}`;
  const result = await ask(world, history, random, what, (deps) => confirmOrderVerb(deps, person, confirmation));
  const told = result === NO_ANSWER ? null : toldOf(requestKey, verb, result, now());
  if (told !== null) history.told.push(told);
  return result;
}

async function confirmationOf(
  world: World,
  { requestKey, version, flagsState, needsAcknowledgement, verb }: Prepared,
  { order, random }: Act,
  history: History,
): Promise<Confirmation> {
  const own = chanceWithin(random, `confirmation ${verb}`);
  const stale = own.chance(0.03);
  const edit = verb === "change_amount" ? { edit: editOf(await seenTotal(world, history, order), own) } : {};
  return {
    requestKey,
    version: stale ? version + 1 : version,
    flagsState,
    reason: "because",
    acknowledged: own.chance(0.9) ? needsAcknowledgement || own.chance(0.5) : false,
    ...edit,
  };
}

function editOf(seen: number, random: Random): OrderEdit {
  const down = Math.max(1, seen - random.pick([1, 100, 100, 250]));
  const wanted = random.weighted({ down: 6, up: 2, same: 1, nothing: 0.3 });
  const unitPrice = { down, up: seen + 100, same: seen, nothing: 0 }[wanted];
  const lines = [{ name: "goods", quantity: 1, unitPrice, ...BLANK_LINE }];
  return { lines, shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: random.chance(0.8) };
}
