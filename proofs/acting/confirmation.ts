import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { BLANK_LINE } from "@/lib/payments/model/blank";
import type { Confirmation, OrderEdit, Prepared, Shipping } from "@/lib/payments/model/contract";
import { tokyoDate } from "@/lib/time/tokyo";
import type { SeededRandom } from "../random";
import type { ActingPerson } from "../shop/settings";
import type { Desk, SeenOrder } from "./desk";

/** What staff bring back to an opened control: mostly what it needs, now and then not. `before`: as the order was opened. */
export async function confirmationOf(
  desk: Desk,
  random: SeededRandom,
  person: ActingPerson,
  opened: Prepared,
  before: SeenOrder,
): Promise<Confirmation> {
  const { requestKey, version, flagsState, needsAcknowledgement } = opened;
  const stale = random.chance(0.03);
  return {
    requestKey,
    version: stale ? version + 1 : version,
    flagsState,
    reason: "because",
    acknowledged: random.chance(0.9) ? needsAcknowledgement || random.chance(0.5) : false,
    ...(await typedFor(desk, random, person, opened, before)),
  };
}

/** What only this verb takes. */
async function typedFor(
  desk: Desk,
  random: SeededRandom,
  person: ActingPerson,
  opened: Prepared,
  before: SeenOrder,
): Promise<Partial<Confirmation>> {
  switch (opened.verb) {
    case "change_amount": {
      const { total } = await desk.seen(opened.orderNumber);
      return { edit: editOf(total, before.total, random) };
    }
    case "change_method": {
      const methodId = random.pick(METHOD_IDS);
      await desk.meet(methodId);
      return { methodId };
    }
    case "record_payment":
      return { paidOn: tokyoDate(desk.now()) };
    case "ship":
      return { shipping: shippingOf(desk, random) };
    case "authorize":
      return cardFor(desk, random, person, opened);
    default:
      return {};
  }
}

/** What the buyer typed on the provider's form, where the method takes a card; at times the buyer typed nothing. */
async function cardFor(
  desk: Desk,
  random: SeededRandom,
  person: ActingPerson,
  { plan, orderNumber }: Prepared,
): Promise<Partial<Confirmation>> {
  if (plan?.does !== "send" || plan.kind !== "authorize" || plan.securityCode === null || random.chance(0.03))
    return {};
  const given = plan.securityCode === "required" ? random.chance(0.95) : random.chance(0.5);
  const securityCode = given ? "given" : "not_given";
  const cardToken = await desk.typeCard(random, person, { orderNumber, securityCode });
  return cardToken === null ? {} : { cardToken };
}

function shippingOf(desk: Desk, random: SeededRandom): Shipping {
  const slipNumber = random.chance(0.95) ? "4086-9808-1123" : "no number";
  return { carrier: "佐川急便", slipNumber, shippedOn: tokyoDate(desk.now()), report: random.chance(0.9) };
}

function editOf(seen: number, original: number, random: SeededRandom): OrderEdit {
  const down = Math.max(1, seen - random.pick([1, 100, 100, 250]));
  const wanted = random.weighted({ down: 6, up: 2, same: 1, nothing: 0.3, original: 1 });
  const unitPrice = { down, up: seen + 100, same: seen, nothing: 0, original }[wanted];
  const lines = [{ name: "goods", quantity: 1, unitPrice, ...BLANK_LINE }];
  return { lines, shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: random.chance(0.8) };
}
