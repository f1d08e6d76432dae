import { takesShipments } from "@/lib/gateway/providers/registry";
import type { Confirmation, OrderVerb } from "@/lib/payments/model/contract";
import type { KeptAnswer } from "@/lib/payments/model/records";
import { confirmationOf } from "./confirmation";
import { type Desk, type MaybeAnswer, NO_ANSWER, type SeenOrder } from "./desk";

type Weights = Readonly<Record<OrderVerb, number>>;

const VERBS: Weights = {
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
const UNAUTHORIZED: Weights = { ...VERBS, authorize: 14, change_method: 2 };
/** Few methods take slip numbers: where one does, telling it is not to be rare. */
const SHIPPING: Weights = { ...VERBS, ship: 5 };

/** How often the acting staff come back with the same key. */
const MOST_RETURNS = 3;

/** A member of staff opens a control, thinks and confirms; then clicks twice, comes back or tries again, as people do. */
export async function verbSession(desk: Desk, orderNumber: string): Promise<void> {
  const random = desk.chance("verb");
  const before = await desk.seen(orderNumber);
  const verb = random.weighted(weightsOf(before));
  const opened = await desk.open(desk.person, orderNumber, verb);
  if (opened === null) return;
  await desk.pause(desk.thoughtMs(random));
  const confirmation = await confirmationOf(desk, random, desk.person, opened, before);
  const clicks = random.chance(0.2) ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: clicks }, (_, click) => {
      const own = desk.chance(`click ${click}`);
      const who = own.chance(0.02) ? own.pick(desk.allStaff) : desk.person;
      return desk.confirm(own, who, verb, confirmation);
    }),
  );
  await comeBack(desk, verb, confirmation, answers[0] ?? NO_ANSWER);
}

function weightsOf({ lives, methodId }: SeenOrder): Weights {
  if (!lives) return UNAUTHORIZED;
  return takesShipments(methodId) ? SHIPPING : VERBS;
}

/** The same key again: without an answer, with what was missing, or just once more. */
async function comeBack(
  desk: Desk,
  verb: OrderVerb,
  confirmation: Confirmation,
  first: MaybeAnswer<KeptAnswer>,
): Promise<void> {
  let last = first;
  for (let times = 0; times < MOST_RETURNS; times += 1) {
    const own = desk.chance(`return ${times}`);
    if (!own.chance(wishToComeBack(last))) return;
    await desk.pause(desk.returnMs(own));
    last = await desk.confirm(own, desk.person, verb, { ...confirmation, acknowledged: true });
  }
}

function wishToComeBack(last: MaybeAnswer<KeptAnswer>): number {
  if (last === NO_ANSWER) return 0.8;
  if (last.ok) return last.value.kind === "unknown" || last.value.kind === "pending" ? 0.6 : 0.15;
  const again = ["acknowledgement_missing", "database_unavailable", "perhaps_saved"].includes(last.error.code);
  return again ? 0.8 : 0.1;
}
