import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { PaymentStage } from "@/lib/payments/model/order-states";
import { type Draft, editDraftOf, sameDraft } from "./edit-draft";
import type { Choices } from "./edit-merge";

/** Everything that a person has typed into 受注編集, with what they typed it over. Plain data: it is kept as a draft. */
export interface EditTyping {
  /** What the order held when the typing began, and its version and total then. */
  readonly base: Draft;
  readonly version: number;
  readonly total: number;
  /** The stage for which the change was meant. In another one saving does something else, so the person says yes first. */
  readonly stage: PaymentStage;
  readonly typed: Draft;
  /** 取引修正連携, 減額連携: to send the change. */
  readonly link: boolean;
  readonly reason: string;
  readonly choices: Choices;
}

export function beginTyping({ order, version, payment }: OrderView): EditTyping {
  const base = editDraftOf(order);
  const { stage } = payment;
  return { base, version, total: order.total, stage, typed: base, link: true, reason: "", choices: {} };
}

/** Whether the order holds by now what was typed: a save whose answer came late has arrived. */
export function isHeld({ typed, base }: EditTyping, { order }: OrderView): boolean {
  return sameDraft(typed, editDraftOf(order)) && !sameDraft(typed, base);
}

/** Whether there is anything that its writer would miss. */
export function isEditTyped({ typed, base, reason }: EditTyping): boolean {
  return reason !== "" || !sameDraft(typed, base);
}
