import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { tokyoDate } from "@/lib/time/tokyo";
import type { ActionInput } from "../staff-client/actions";
import type { Verb } from "./points";

export type TypedConfirmation = ActionInput<"confirmOrderVerb">;

/** An opened control, on an order that no colleague works on. */
export interface OpenedControl {
  readonly verb: Exclude<Verb, "register">;
  readonly orderNumber: string;
  readonly requestKey: string;
  /** What calls for it name: the provider's id of its payment or, of an authorization, the order. */
  readonly place: string;
  readonly confirmation: TypedConfirmation;
}

/** A typed registration: its staff may press it any number of times. */
export interface TypedRegistration {
  readonly verb: "register";
  /** The shop numbers it. */
  readonly orderNumber: null;
  readonly requestKey: string;
  readonly place: null;
  readonly registration: ActionInput<"registerOrder">;
}

export type OpenedWork = OpenedControl | TypedRegistration;

/** So much less is asked for by a change of the amount. */
const LESS_YEN = 100;

/** What staff bring back to a control that sends; null where it would send nothing. */
export function openedControl(
  verb: OpenedControl["verb"],
  { requestKey, version, flagsState, plan, view }: OpenedVerb,
  cardToken: string | null,
): OpenedControl | null {
  if (plan !== null && plan.does !== "send") return null;
  const { orderNumber } = view;
  const place = verb === "authorize" ? orderNumber : (view.payment.providerPaymentId ?? "");
  const bare = { requestKey, version, flagsState, reason: "", acknowledged: true };
  const opened = (more: Partial<TypedConfirmation>) => {
    return { verb, orderNumber, requestKey, place, confirmation: { ...bare, ...more } };
  };
  if (verb === "authorize") return opened(cardToken === null ? {} : { cardToken });
  if (verb === "ship") return opened({ shipping: shippedOn(tokyoDate(view.serverNow)) });
  if (verb !== "change_amount") return opened({});
  const { lines, shippingFee, fee, discount, points, total } = view.order;
  if (total <= LESS_YEN) return null;
  const edit = {
    lines: lines.map(({ position: _, ...line }) => line),
    ...{ shippingFee, fee, discount: discount + LESS_YEN, points, editChoice: true },
  };
  return opened({ edit });
}

function shippedOn(day: string): TypedConfirmation["shipping"] {
  return { carrier: "佐川急便", slipNumber: "4086-9808-1123", shippedOn: day, report: true };
}
