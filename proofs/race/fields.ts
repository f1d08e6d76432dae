import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import type { Facts } from "@/lib/capability/types";
import { takesShipments } from "@/lib/gateway/providers/registry";
import { methodsWhere } from "@/prisma/builders/methods";
import type { RaceOrderSpec } from "./orders";

type Holds = (facts: Facts | null) => boolean;

/** Linked by the general flags or always, with nothing else about the order that could keep it from the provider. */
const plainCancel: Holds = (facts) =>
  facts !== null &&
  (facts.gate === "always" || facts.gate === "cancel_api_or_termination_api") &&
  facts.only_before_slip_number_sent === undefined;
const byCancelFlag: Holds = (facts) => plainCancel(facts) && facts?.gate === "cancel_api_or_termination_api";
const plainChange: Holds = (facts) =>
  facts?.gate === "always" &&
  facts.settled_at_capture === undefined &&
  facts.only_before_slip_number_sent === undefined;

/** Groups of methods for races, by the page's tables, so that each verb can reach the provider. */
export const RACE_FIELDS = {
  /** Cancel, capture and change all go to the provider. */
  allVerbs: methodsWhere("amount.before_capture", plainChange, methodsWhere("cancel.before_capture", plainCancel)),
  cancelBefore: methodsWhere("cancel.before_capture", plainCancel),
  cancelAfter: methodsWhere("cancel.after_capture", plainCancel),
  /** A flag decides. */
  byFlag: methodsWhere("cancel.before_capture", byCancelFlag),
  changeAfter: methodsWhere(
    "amount.after_capture",
    (facts) => facts?.gate === "post_capture_amount_flag" && facts.captures_with_change === undefined,
  ),
  /** A cancel leaves work for the provider's console. */
  notLinked: methodsWhere("cancel.before_capture", (facts) => facts === null),
  /** Nothing lives at the provider yet, and no card has to be typed first. */
  unauthorized: methodsWhere("security_code", (facts) => facts === null),
  /** The provider takes slip numbers. */
  shipping: METHOD_IDS.filter(takesShipments),
} as const satisfies Readonly<Record<string, readonly MethodId[]>>;

export type RaceField = keyof typeof RACE_FIELDS;

/** How the payment stands when the race begins. */
export const STAGE: Readonly<Record<RaceField, RaceOrderSpec["stage"]>> = {
  allVerbs: "before_capture",
  cancelBefore: "before_capture",
  cancelAfter: "after_capture",
  byFlag: "before_capture",
  changeAfter: "after_capture",
  notLinked: "before_capture",
  unauthorized: "unauthorized",
  shipping: "before_capture",
};
