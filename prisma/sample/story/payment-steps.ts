import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import type { CardFacts } from "@/lib/gateway/protocol";
import { decideAuthorize } from "@/lib/payments/decide/decide-authorize";
import type { Decision } from "@/lib/payments/decide/decision";
import { canceledOrder } from "@/lib/payments/decide/effect";
import { wireNameOf } from "@/lib/payments/decide/wire-name";
import { heldOf } from "@/lib/payments/model/payment-facts";
import type { PendingEdit } from "@/lib/payments/model/records";
import { searchTextOf } from "@/lib/search/search-text";
import type { EpochMs } from "@/lib/time/epoch";
import { cardColumns, cardFrom } from "../cards";
import type { Sums } from "../goods";
import type { OperationRow } from "../rows";
import { type Call, enterAtProvider, tellCall } from "./calls";
import { change, type Draft, factsAt, type ProviderSide, ruleStage } from "./draft";

/** How long before the provider's own instant a call began. */
const CALL_MS = 120;

/** Twelve hex digits: 100,000 of them are still all different. */
function paymentIdOf(draft: Draft): string {
  const digits = draft.random.uuid(draft.clocks.paymentAt).slice(-12);
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
}

/** What the shop front asked of the provider for the buyer, by the write path's decision of that moment. */
export function authorization(draft: Draft): Call & { readonly card: CardFacts | null } {
  const { order, random, clocks } = draft;
  const { paymentAt } = clocks;
  const decision = decideAuthorize(factsAt(draft, paymentAt), "operator");
  if (!decision.allowed || decision.plan.does !== "send" || decision.plan.kind !== "authorize")
    throw new Error(`${order.orderNumber}: no authorization is sent`);
  const { captureReason, securityCode } = decision.plan;
  const card = cardFrom(random.fork("card"), securityCode, paymentAt);
  const details = { captureReason, securityCode, card, threeDSecure: order.threeDSecure } as const;
  return { at: paymentAt - CALL_MS, plan: decision.plan, details: { kind: "authorize", ...details }, card };
}

/** The buyer's payment: authorized, or captured in the same step. */
export function authorize(draft: Draft): void {
  const { order, payment, clocks, captureReason } = draft;
  const captureNow = captureReason !== null;
  const asked = authorization(draft);
  tellCall(draft, asked, { state: "succeeded" }, (operation) => {
    payment.providerPaymentId = paymentIdOf(draft);
    payment.paymentAt = clocks.paymentAt;
    draft.provider = {
      state: captureNow ? "captured" : "authorized",
      authorized: order.total,
      captured: captureNow ? order.total : 0,
      refunded: 0,
      capturedAt: captureNow ? clocks.paymentAt : null,
      canceledAt: null,
      lapsedAt: null,
      buyerPaidAt: null,
      card: asked.card,
      shipment: null,
      entries: [],
      taken: null,
    };
    enter(draft, operation, clocks.paymentAt);
    copyFromProvider(draft);
    Object.assign(payment, { captureReason }, asked.card === null ? {} : cardColumns(asked.card));
    const paid = paymentBeginningOf(order.methodId) === "with_authorization";
    return change(draft, {
      stage: captureNow ? "after_capture" : "before_capture",
      ...(paid ? { paid } : {}),
    });
  });
}

/** The provider said no: there is no payment. */
export function reject(draft: Draft): void {
  tellCall(draft, authorization(draft), { state: "failed", meaning: "declined" }, () => {
    draft.payment.state = "rejected";
    return [];
  });
}

/** A successful call of ours, as an entry of the provider's ledger. */
export function enter(draft: Draft, operation: OperationRow, at: EpochMs): void {
  const { id: operationId, kind, amount, providerOperation } = operation;
  enterAtProvider(draft, { operationId, kind, amount, at, providerOperation });
}

/** The provider's side; a step that needs a payment is never told of an order without one. */
export function providerSideOf(draft: Draft): ProviderSide {
  if (draft.provider === null) throw new Error(`order ${draft.order.orderNumber} has no payment`);
  return draft.provider;
}

/** Our record follows the provider's. */
export function copyFromProvider(draft: Draft): void {
  const { state, authorized, captured, refunded, capturedAt, canceledAt, lapsedAt } = providerSideOf(draft);
  Object.assign(draft.payment, { state, authorized, captured, refunded, capturedAt, canceledAt, lapsedAt });
}

/** オーソリ確定 by staff, done at `capturedAt`; carries the amount that waited for it. */
export function capture(draft: Draft, capturedAt: EpochMs): void {
  const { order, payment } = draft;
  const amountBefore = heldOf(payment);
  const amount = payment.waitingAmount ?? amountBefore;
  const providerOperation = wireNameOf(order.methodId, "capture", ruleStage(draft), false);
  const plan = { does: "send", kind: "capture", providerOperation, amountBefore, amount, deadline: null } as const;
  const staffId = draft.world.staff.operator;
  tellCall(draft, { at: capturedAt - CALL_MS, plan, staffId }, { state: "succeeded" }, (operation) => {
    Object.assign(providerSideOf(draft), { state: "captured", captured: amount, capturedAt });
    payment.waitingAmount = null;
    enter(draft, operation, capturedAt);
    copyFromProvider(draft);
    return change(draft, { stage: "after_capture" });
  });
}

/** What ends a payment at the provider: voided before its capture, refunded after. */
export function endAtProvider(draft: Draft, at: EpochMs): void {
  const provider = providerSideOf(draft);
  const state = provider.state === "captured" ? "refunded" : "voided";
  Object.assign(provider, { state, refunded: provider.captured, canceledAt: at });
}

/** A decision to send, as the call that it becomes. Throws on any other: the story asked for what the rules forbid. */
export function callOf(draft: Draft, at: EpochMs, decision: Decision, reason: string): Call {
  if (!decision.allowed || decision.plan.does !== "send")
    throw new Error(`${draft.order.orderNumber}: nothing is sent`);
  return { at, plan: decision.plan, answer: decision.answer, reason, staffId: draft.world.staff.operator };
}

/** A linked cancel that the provider confirmed. */
export function cancelLinked(draft: Draft, call: Call): void {
  tellCall(draft, call, { state: "succeeded" }, (operation, doneAt) => {
    endAtProvider(draft, doneAt);
    enter(draft, operation, doneAt);
    copyFromProvider(draft);
    draft.payment.waitingAmount = null;
    return change(draft, { ...canceledOrder(operation.staffId, doneAt), stage: "canceled" });
  });
}

/** Before capture the payment is authorized anew; after it a rise is captured too, a decrease refunded in part. */
export function changeAtProvider(draft: Draft, amount: number): void {
  const provider = providerSideOf(draft);
  if (provider.state === "authorized") {
    provider.authorized = amount;
    return;
  }
  const more = amount - (provider.captured - provider.refunded);
  if (more <= 0) {
    provider.refunded -= more;
    return;
  }
  provider.captured += more;
  provider.authorized += more;
}

/** What the order becomes when the change succeeds. */
function editOf(draft: Draft, sums: Sums): PendingEdit {
  const { order, payment } = draft;
  const { providerPaymentId } = payment;
  return { ...sums, searchText: searchTextOf({ ...order, providerPaymentId, lines: sums.lines }) };
}

/** A linked 金額変更 that the provider confirmed. */
export function changeLinked(draft: Draft, call: Call, sums: Sums): void {
  tellCall(draft, { ...call, edit: editOf(draft, sums) }, { state: "succeeded" }, (operation, doneAt) => {
    changeAtProvider(draft, sums.total);
    enter(draft, operation, doneAt);
    copyFromProvider(draft);
    return change(draft, sums);
  });
}
